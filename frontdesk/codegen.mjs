// What `npm run generate` writes: the types and texts of the documents beside the places, and their
// manifest, which the server trusts.
export default {
  schema: "../schema.graphql",
  documents: ["src/**/*.graphql"],
  generates: {
    [process.env.GENERATED ?? "src/generated/"]: {
      preset: "client",
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashAlgorithm: "sha256" },
      },
      config: {
        documentMode: "string",
        enumsAsTypes: true,
        immutableTypes: true,
        scalars: { ID: "string", Date: "string", DateTime: "string", Decimal: "string" },
        strictScalars: true,
        useTypeImports: true,
      },
    },
  },
};
