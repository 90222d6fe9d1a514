// What graphql-eslint says of the schema and the documents, and what we see otherwise.
import graphql from "@graphql-eslint/eslint-plugin";

const { configs, parser } = graphql;

/** Paths are those of the repository: it is linted from there. */
function judged(files, rules) {
  const graphQLConfig = {
    schema: "schema.graphql",
    documents: ["examples/**/*.graphql", "clients/typescript/documents/*.graphql"],
  };
  return {
    files,
    languageOptions: { parser, parserOptions: { graphQLConfig } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { "@graphql-eslint": graphql },
    rules,
  };
}

/** What is no thing of its own: it is read with the one that it belongs to. */
const WITHOUT_ID = {
  suffixes: [
    "Connection", "Edge", // places in a list
    "Payload", // what became of one mutation
    "Change", // what a subscription tells once
    "Report", "Summary", "Row", // computed when asked for
    "Warning", // what is unusual about a thing
    "PackageLiability", "ByMethod", "ByStaffMember", "ByCommissionBasis", // sums
  ],
  types: [
    "PageInfo", "Money", "Viewer", // values, and who is asking
    "EligibleItem", "InvoiceLine", "PaymentApplication", "PaymentRefund", "PackageRefund",
    "PaymentCorrection", "PaymentVoid", "ProblemValue", "UseLimit", "UseLimitBalance", "UseLot", // parts of one thing
    "BreakagePolicy", "ClinicPolicy", // of the clinic
    "PackageOption", "RefundPreview", // what would be, not what is
    "AuditEntry", "DeletedSale", // what the audit and the deleted rows tell
    // refusals, and what is wrong with one input
    "AmountOutOfRange", "ExpiryBeforeBookings", "ImportProblem", "ImportRefused", "InputProblem", "InvalidInput", "ItemUsedUp", "NotFullyPaid", "PackageExpired",
    "PackageUsedUp", "PastExpiry", "PaymentApplied", "SimpleRefusal", "VersionConflict", "WrongStatus",
  ],
};

export default [
  judged(["schema.graphql"], {
    ...configs["flat/schema-recommended"].rules,
    ...configs["flat/schema-relay"].rules,
    "@graphql-eslint/strict-id-in-types": ["error", { exceptions: WITHOUT_ID }],
    "@graphql-eslint/require-description": [
      "error",
      {
        types: true,
        rootField: true,
        FieldDefinition: true,
        InputValueDefinition: true,
        EnumValueDefinition: true,
        // @oneOf is GraphQL's own; the exported text repeats it for older tools.
        DirectiveDefinition: false,
      },
    ],
    // Lists are paged forwards only: keyset pagination has no use for backwards, and Relay asks for either.
    "@graphql-eslint/relay-arguments": ["error", { includeBoth: false }],
    "@graphql-eslint/relay-edge-types": [
      "error",
      {
        withEdgeSuffix: true,
        // A report's row is computed when asked for; the package or use behind it is a Node.
        shouldImplementNode: false,
        // What is short by its nature (items of a package, lines of an invoice) is a plain list,
        // and a connection's `nodes` spare those who need no cursors the edges.
        listTypeCanWrapOnlyEdgeType: false,
      },
    ],
  }),
  judged(["examples/**/*.graphql", "clients/typescript/documents/*.graphql"], {
    ...configs["flat/operations-recommended"].rules,
    // Written for people: codegen.mjs adds the ids that a cache needs to what is sent.
    "@graphql-eslint/require-selections": "off",
    // The day and what support asks are never sent together, and the generator refuses two of a name.
    "@graphql-eslint/unique-operation-name": "off",
  }),
];
