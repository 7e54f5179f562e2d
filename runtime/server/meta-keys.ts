/** Keys of `_meta` that the protocol reserves (META-10…15), and ours. */
export const PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";
export const CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
export const CLIENT_INFO = "io.modelcontextprotocol/clientInfo";
export const LOG_LEVEL = "io.modelcontextprotocol/logLevel";
export const SERVER_INFO = "io.modelcontextprotocol/serverInfo";
/** Names the listening request, in every message of a subscription (SUBS-06). */
export const SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";
/** Names the task a message belongs to, in 2025-11-25 (TASK-19). */
export const RELATED_TASK = "io.modelcontextprotocol/related-task";
/** Carries `{code, data}` of a declared error. */
export const DECLARED_ERROR = "dev.mcpwright/error";

/** The extension of calls that become tasks. Identifiers of extensions have the grammar of these keys (EXT-01). */
export const TASKS = "io.modelcontextprotocol/tasks";
