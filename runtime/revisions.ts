/** The one place where the runtime meets the protocol's real revisions; each is loaded when it is first spoken. */
export { revisions } from "@mcpwright/protocol";
