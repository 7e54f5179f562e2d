import type { Case } from "./case.ts";

const skill = (folder: string, head: string): Record<string, string> => ({
  [`${folder}/`]: "",
  [`${folder}/SKILL.md`]: `---\n${head}\n---\nText.\n`,
});

export const skillCases: Readonly<Record<string, Case>> = {
  "folder without a skill": { text: "skills: [d]", found: "MCPW6006 3:10", files: { "d/": "", "d/a.md": "" } },
  "skills in a missing folder": { text: "skills: [nowhere]", found: "MCPW6001 3:10" },
  "skill whose file leads out": {
    text: "skills: [my]",
    found: "MCPW6002 3:10",
    files: { ...skill("my", "name: my\ndescription: D."), "my/link": "outside" },
  },
  "skill without front matter": {
    text: "skills: [my]",
    found: "MCPW2012 1:1",
    files: { "my/": "", "my/SKILL.md": "# Hi\n" },
  },
  "front matter that is a list": { text: "skills: [my]", found: "MCPW2012 2:1", files: skill("my", "[]") },
  "front matter that is no YAML": { text: "skills: [my]", found: "MCPW1001 3:1", files: skill("my", "name: [a") },
  "skill without a description": {
    text: "skills: [my]",
    found: "MCPW2003 2:1",
    files: skill("my", "name: my"),
    hint: "`description:`",
  },
  "skill with an empty description": {
    text: "skills: [my]",
    found: "MCPW2005 3:14",
    files: skill("my", "name: my\ndescription: ''"),
  },
  "skill named unlike its folder": {
    text: "skills: [my]",
    found: "MCPW3001 2:7",
    files: skill("my", "name: other\ndescription: D."),
    hint: "name of its folder",
  },
  "skill with a bad name": {
    text: "skills: [My]",
    found: "MCPW3001 2:7",
    files: skill("My", "name: My\ndescription: D."),
    hint: "pdf-processing",
  },
  "skill whose metadata is no map": {
    text: "skills: [my]",
    found: ["MCPW2002 4:11"],
    files: skill("my", "name: my\ndescription: D.\nmetadata: 1"),
  },
  "skill that is too large": {
    text: "skills: [my]",
    found: "MCPW6007 3:10",
    files: { ...skill("my", "name: my\ndescription: D."), "my/big": "x".repeat(16 * 1024 * 1024) },
  },
  "two skills at one address": {
    text: "skills: [a/my, b/my]",
    found: "MCPW3006 3:16",
    files: { ...skill("a/my", "name: my\ndescription: D."), ...skill("b/my", "name: my\ndescription: D.") },
  },
  "resource at the address of a skill": {
    text: `skills: [my]\nresources:\n  r: { uri: "skill://my/a.md", text: x }\n`,
    found: "MCPW3006 5:3",
    files: skill("my", "name: my\ndescription: D."),
  },
};
