// What `npm run generate` writes: types and documents of the front desk's day, and their manifest.
import { buildASTSchema, getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo } from "graphql";

const field = (name) => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } });

/** The examples are written for people; a cache needs to know what each thing is, and which one. */
const identified = {
  transform: ({ documents, schema }) => {
    const types = new TypeInfo(buildASTSchema(schema));
    const completed = (node, parent) => {
      if (parent.kind === Kind.OPERATION_DEFINITION) return undefined;
      const wanted = parent.kind === Kind.FIELD ? ["__typename"] : [];
      const type = getNamedType(types.getParentType());
      if (type && "getFields" in type && "id" in type.getFields()) wanted.push("id");
      const selected = new Set(
        node.selections.map((one) => one.alias?.value ?? one.name?.value ?? ""),
      );
      const missing = wanted.filter((name) => !selected.has(name)).map(field);
      return { ...node, selections: [...missing, ...node.selections] };
    };
    const visitor = { SelectionSet: { leave: (node, _, parent) => completed(node, parent) } };
    return documents.map((file) => ({
      ...file,
      document: file.document && visit(file.document, visitWithTypeInfo(types, visitor)),
    }));
  },
};

export const schema = "../../schema.graphql";
export const documents = ["../../examples/*.graphql", "documents/*.graphql"];
export const scalars = { ID: "string", Date: "string", DateTime: "string", Decimal: "string" };

export default {
  schema,
  documents,
  generates: {
    [process.env.GENERATED ?? "src/generated/"]: {
      preset: "client",
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashAlgorithm: "sha256" },
      },
      documentTransforms: [identified],
      config: {
        documentMode: "string",
        enumsAsTypes: true,
        immutableTypes: true,
        scalars,
        strictScalars: true,
        useTypeImports: true,
      },
    },
  },
};
