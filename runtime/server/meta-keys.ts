/** Keys of `_meta` that the protocol reserves (META-10…15), and ours. */
export const PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";
export const CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
export const CLIENT_INFO = "io.modelcontextprotocol/clientInfo";
export const LOG_LEVEL = "io.modelcontextprotocol/logLevel";
export const SERVER_INFO = "io.modelcontextprotocol/serverInfo";
/** Names the listening request, in every message of a subscription (SUBS-06). */
export const SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";
/** Carries `{code, data}` of a declared error. */
export const DECLARED_ERROR = "dev.mcpwright/error";
