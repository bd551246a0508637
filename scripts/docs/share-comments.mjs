import { Comment, Converter, ReflectionKind, TypeScript } from 'typedoc';

/** Gives a description to what has none of its own but shares one in the source. */
export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, describeGetter);
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) shareOfSchemas(module);
    for (const alias of project.getReflectionsByKind(ReflectionKind.TypeAlias)) shareOfVariants(alias);
  });
}

/** A recursive schema has getters, whose comments are not read where they are properties of the type it parses to. */
function describeGetter(context, reflection) {
  if (reflection.kind !== ReflectionKind.Property || reflection.comment) return;
  const symbol = context.getSymbolFromReflection(reflection);
  if (!symbol?.declarations?.some(TypeScript.isGetAccessor)) return;
  const parts = symbol.getDocumentationComment(context.checker).map(({ text }) => ({ kind: 'text', text }));
  if (parts.length > 0) reflection.comment = new Comment(parts);
}

/** A schema and the type it parses to share a name, and so they share a description. */
function shareOfSchemas(module) {
  const schemas = new Map(
    module.children?.filter((child) => child.kind === ReflectionKind.Variable).map((child) => [child.name, child]),
  );
  for (const child of module.children ?? []) {
    if (child.kindOf([ReflectionKind.Interface, ReflectionKind.TypeAlias]))
      child.comment ??= schemas.get(child.name)?.comment?.clone();
  }
}

/** What is written above a variant of a union describes the literal that discriminates it. */
function shareOfVariants({ type }) {
  if (type?.type !== 'union') return;
  for (const [index, variant] of type.types.entries()) {
    const summary = type.elementSummaries?.[index];
    if (variant.type !== 'reflection' || !summary?.length) continue;
    for (const property of variant.declaration.children ?? []) {
      if (isLiteral(property.type)) property.comment ??= new Comment(Comment.cloneDisplayParts(summary));
    }
  }
}

const isLiteral = (type) => type?.type === 'literal' || (type?.type === 'union' && type.types.every(isLiteral));
