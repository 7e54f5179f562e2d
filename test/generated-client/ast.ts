/** Reads generated clients as trees, to see that nothing in them but names, types and literals came from a server. */
import { Node, Project, type SourceFile, SyntaxKind } from "ts-morph";
import { expect } from "vitest";

const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { noLib: true, noResolve: true } });

const CLIENT = new Set([
  SyntaxKind.ImportDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.VariableStatement,
  SyntaxKind.FunctionDeclaration,
]);
const VALIDATORS = new Set([
  SyntaxKind.ImportDeclaration,
  SyntaxKind.VariableStatement,
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.ExpressionStatement,
]);
/** Functions and methods that a compiled validator calls. */
const FUNCTION = /^(?:validate\d+|func\d+|formats\d+(?:\.\w+)?|isNaN|isFinite|Array\.isArray|Object\.keys)$/;
const METHODS = ["test", "hasOwnProperty", "call", "concat", "replace", "validate", "compare"];

function parse(text: string): SourceFile {
  const source = project.createSourceFile("file.ts", text, { overwrite: true });
  const errors = project.getProgram().getSyntacticDiagnostics(source);
  expect(errors.map((error) => error.getMessageText())).toEqual([]);
  expect(source.getDescendantsOfKind(SyntaxKind.TemplateExpression)).toEqual([]);
  expect(source.getDescendantsOfKind(SyntaxKind.NoSubstitutionTemplateLiteral)).toEqual([]);
  expect(text).not.toMatch(/[\u2028\u2029]/);
  expect(text).not.toMatch(/^\s*(?:\*|\/\/|\/\*+)?\s*@ts-(?!nocheck$)/m);
  for (const one of source.getImportDeclarations()) {
    expect(one.getModuleSpecifierValue()).toMatch(
      /^(?:@mcpwright\/runtime\/codegen\/client\/v1|\.\/[\w-]+-validators\.ts)$/,
    );
  }
  return source;
}

/** The client declares types, one literal, and two functions whose bodies are ours. */
export function expectClientOnly(text: string): void {
  const source = parse(text);
  for (const statement of source.getStatements()) expect(CLIENT, statement.getText()).toContain(statement.getKind());
  expect(source.getVariableDeclarations().map((one) => one.getName())).toEqual(expect.arrayContaining(["contract"]));
  for (const one of source.getVariableDeclarations()) expect(["contract", "isError"]).toContain(one.getName());
  expect(source.getFunctions().map((one) => one.getName())).toEqual(["connect"]);
  const calls = source.getDescendantsOfKind(SyntaxKind.CallExpression).map((one) => one.getExpression().getText());
  for (const call of calls) expect(["connectContract", "errorGuard"]).toContain(call);
  const contract = source.getVariableDeclarationOrThrow("contract").getInitializerOrThrow();
  contract.forEachDescendant((node) => {
    if (Node.isPropertyAccessExpression(node)) expect(node.getExpression().getText()).toBe("validators");
    else if (Node.isIdentifier(node)) {
      const parent = node.getParent();
      expect(Node.isPropertyAssignment(parent) || Node.isPropertyAccessExpression(parent), parent?.getText()).toBe(
        true,
      );
    } else {
      expect(LITERALS, node.getText()).toContain(node.getKind());
    }
  });
}

const LITERALS = new Set([
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.PropertyAssignment,
  SyntaxKind.ComputedPropertyName,
  SyntaxKind.StringLiteral,
  SyntaxKind.NumericLiteral,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
]);

/** The validators call each other and our helpers, and name nothing that a schema says. */
export function expectValidatorsOnly(text: string): void {
  const source = parse(text);
  for (const statement of source.getStatements()) {
    expect(VALIDATORS, statement.getText()).toContain(statement.getKind());
    if (Node.isExpressionStatement(statement)) expect(statement.getText()).toMatch(/^validate\d+\.evaluated = /);
  }
  for (const call of source.getDescendantsOfKind(SyntaxKind.CallExpression)) {
    const called = call.getExpression();
    // A scope of its own for checks that need other settings.
    if (Node.isParenthesizedExpression(called)) expect(called.getExpression().getKind()).toBe(SyntaxKind.ArrowFunction);
    else if (Node.isPropertyAccessExpression(called) && METHODS.includes(called.getName())) continue;
    else expect(called.getText()).toMatch(FUNCTION);
  }
  for (const made of source.getDescendantsOfKind(SyntaxKind.NewExpression)) {
    expect(["RegExp", "Set"]).toContain(made.getExpression().getText());
  }
}
