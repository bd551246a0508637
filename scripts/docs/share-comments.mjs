import { Converter, ReflectionKind } from 'typedoc';

/** A schema and the type it parses to share a name, and so they share a description. */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
      const schemas = new Map(
        module.children?.filter((child) => child.kind === ReflectionKind.Variable).map((child) => [child.name, child]),
      );
      for (const child of module.children ?? []) {
        if (child.kindOf([ReflectionKind.Interface, ReflectionKind.TypeAlias]))
          child.comment ??= schemas.get(child.name)?.comment?.clone();
      }
    }
  });
}
