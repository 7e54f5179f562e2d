// The tools every measured server has: `echo`, and others that only fill the list.

const described = (name) => ({
  name,
  description: `Repeats the message, as ${name}.`,
  inputSchema: {
    type: "object",
    required: ["message"],
    properties: {
      message: { type: "string", description: "What to repeat." },
      times: { type: "integer", minimum: 1, maximum: 10, description: "How often." },
    },
    additionalProperties: false,
  },
});

export const echo = described("echo");

/** As many tools as asked for, `echo` first. */
export function toolsOf(count) {
  return [echo, ...Array.from({ length: count - 1 }, (_, at) => described(`echo_${at + 1}`))];
}
