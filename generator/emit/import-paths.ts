/** The packages generated code imports. The compilers know these paths and import neither package themselves. */
export const CODEGEN_PATH = "@mcpwright/runtime/codegen/v1";
export const CLIENT_CODEGEN_PATH = "@mcpwright/runtime/codegen/client/v1";
export const RUNTIME_PATH = "@mcpwright/runtime";
