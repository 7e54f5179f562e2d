/** Types of 2026-07-28 beside those of the official client, which serve every revision at once. Checked by compiling. */
import type * as ours from "@mcpwright/protocol/2026-07-28";
import type * as theirs from "@modelcontextprotocol/client";
import type { All, Comparison, Is, Known, Same } from "./known.ts";

export type Equal = All<
  [
    Same<ours.Tool, theirs.Tool>,
    Same<ours.ToolAnnotations, theirs.ToolAnnotations>,
    Same<ours.Resource, theirs.Resource>,
    Same<ours.ResourceLink, theirs.ResourceLink>,
    Same<ours.Prompt, theirs.Prompt>,
    Same<ours.PromptArgument, theirs.PromptArgument>,
    Same<ours.PromptMessage, theirs.PromptMessage>,
    Same<ours.ContentBlock, theirs.ContentBlock>,
    Same<ours.Implementation, theirs.Implementation>,
    Same<ours.ServerCapabilities, theirs.ServerCapabilities>,
    Same<ours.ClientCapabilities, theirs.ClientCapabilities>,
    Same<ours.ElicitResult, theirs.ElicitResult>,
    Same<ours.ListRootsResult, theirs.ListRootsResult>,
    Same<ours.CreateMessageRequest, theirs.CreateMessageRequest>,
    Same<ours.ListRootsRequest, theirs.ListRootsRequest>,
  ]
>;

/** Theirs may lack what only this revision has: the kind of result and the caching hints. */
type Body<T> = Omit<Known<T>, "resultType" | "ttlMs" | "cacheScope">;

type Result<Ours, Theirs> = [Is<"ours", Comparison<Ours, Theirs>>, Same<Body<Ours>, Body<Theirs>>];

export type Results = All<
  [
    ...Result<ours.ListToolsResult, theirs.ListToolsResult>,
    ...Result<ours.CallToolResult, theirs.CallToolResult>,
    ...Result<ours.ListResourcesResult, theirs.ListResourcesResult>,
    ...Result<ours.ListResourceTemplatesResult, theirs.ListResourceTemplatesResult>,
    ...Result<ours.ReadResourceResult, theirs.ReadResourceResult>,
    ...Result<ours.ListPromptsResult, theirs.ListPromptsResult>,
    ...Result<ours.GetPromptResult, theirs.GetPromptResult>,
    ...Result<ours.CompleteResult, theirs.CompleteResult>,
    ...Result<ours.DiscoverResult, theirs.DiscoverResult>,
    ...Result<ours.SubscriptionsListenResult, theirs.SubscriptionsListenResult>,
  ]
>;

/** Theirs may lack `_meta`, which only this revision demands. */
type Params<Ours, Theirs> = [
  Is<"ours", Comparison<Ours, Theirs>>,
  Same<Omit<Known<Ours>, "_meta">, Omit<Known<Theirs>, "_meta">>,
];

export type Requests = All<
  [
    ...Params<ours.CallToolRequestParams, theirs.CallToolRequestParams>,
    ...Params<ours.ReadResourceRequestParams, theirs.ReadResourceRequestParams>,
    ...Params<ours.GetPromptRequestParams, theirs.GetPromptRequestParams>,
  ]
>;

/** Their question by URL has the `elicitationId` of 2025-11-25, which this revision took away. */
export type QuestionsByUrl = All<
  [
    Is<"theirs", Comparison<ours.ElicitRequest, theirs.ElicitRequest>>,
    Is<"theirs", Comparison<ours.InputRequiredResult, theirs.InputRequiredResult>>,
    Same<
      Omit<Known<ours.InputRequiredResult>, "inputRequests">,
      Omit<Known<theirs.InputRequiredResult>, "inputRequests">
    >,
  ]
>;

/** Their answer of a model is one block, unless tools were given; ours may be several, as the schema says. */
export type ModelAnswers = All<
  [
    Is<"theirs", Comparison<ours.CreateMessageResult, theirs.CreateMessageResult>>,
    Same<ours.CreateMessageResult, theirs.CreateMessageResultWithTools>,
  ]
>;

// @ts-expect-error A prompt is no tool.
export type Failing = All<[Same<ours.Prompt, theirs.Tool>]>;
