/** Error codes of the protocol. */

export const HEADER_MISMATCH: -32020 = -32020;
export const INTERNAL_ERROR: -32603 = -32603;
export const INVALID_PARAMS: -32602 = -32602;
export const INVALID_REQUEST: -32600 = -32600;
export const METHOD_NOT_FOUND: -32601 = -32601;
export const MISSING_REQUIRED_CLIENT_CAPABILITY: -32021 = -32021;
export const PARSE_ERROR: -32700 = -32700;
export const RESOURCE_NOT_FOUND: -32002 = -32002;
export const UNSUPPORTED_PROTOCOL_VERSION: -32022 = -32022;
export const URL_ELICITATION_REQUIRED: -32042 = -32042;
export const USER_REJECTED: -1 = -1;
