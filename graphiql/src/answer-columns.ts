// What a selection selects, as columns: each a path to a value, with its type and its name in words.
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** A field of an answer under its name there, with all that is selected of it. */
export interface Selected {
  key: string;
  type: GraphQLOutputType;
  description: string;
  selections: SelectionSetNode[];
}

export interface Column {
  path: string[];
  label: string;
  /** What the schema says of it. */
  description: string;
  type: GraphQLOutputType;
  /** Below a list or an amount of money the value is written in one cell. */
  selections: SelectionSetNode[];
}

export class Selections {
  constructor(
    readonly schema: GraphQLSchema,
    private readonly fragments: Map<string, FragmentDefinitionNode>,
  ) {}

  root({ operation, selectionSet }: OperationDefinitionNode): Selected[] {
    const type = this.schema.getRootType(operation);
    return type ? this.of(type, [selectionSet]) : [];
  }

  /** The fields of the type that are selected, those of fragments among them, each once. */
  of(type: GraphQLCompositeType, sets: SelectionSetNode[]): Selected[] {
    const found = new Map<string, Selected>();
    for (const set of sets) this.collect(type, set, found);
    return [...found.values()];
  }

  private collect(type: GraphQLCompositeType, set: SelectionSetNode, found: Map<string, Selected>): void {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        this.add(type, node, found);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments.get(node.name.value);
      if (!fragment) continue;
      const named = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      const within = isCompositeType(named) ? named : type;
      this.collect(within, fragment.selectionSet, found);
    }
  }

  private add(type: GraphQLCompositeType, node: FieldNode, found: Map<string, Selected>): void {
    const key = node.alias?.value ?? node.name.value;
    const field = "getFields" in type ? type.getFields()[node.name.value] : undefined;
    if (!field) return; // __typename, or no field of this schema
    const known = found.get(key);
    if (known && node.selectionSet) known.selections.push(node.selectionSet);
    if (known) return;
    const selections = node.selectionSet ? [node.selectionSet] : [];
    found.set(key, { key, type: field.type, description: field.description ?? "", selections });
  }

  /** The columns of such objects: what belongs to one thing beside it, in the order of the selection. */
  columns(type: GraphQLCompositeType, sets: SelectionSetNode[]): Column[] {
    const columns = this.flattened(type, sets, []);
    const words = columns.map(({ path }) => path.at(-1)!);
    return columns.map((column) => {
      const isAlone = words.filter((word) => word === column.path.at(-1)).length === 1;
      return { ...column, label: labelOf(column.path, isAlone) };
    });
  }

  private flattened(type: GraphQLCompositeType, sets: SelectionSetNode[], path: string[]): Column[] {
    return this.of(type, sets).flatMap((field): Column[] => {
      const here = [...path, field.key];
      const column = { ...field, path: here, label: "" };
      const named = getNamedType(field.type);
      if (named.name === "ID") return [];
      if (!isCompositeType(named) || isMoney(named) || this.listed(field)) return [column];
      return this.flattened(named, field.selections, here);
    });
  }

  /** The items' type and selections if the field is a list or a connection. */
  listed({ type, selections }: Selected | Column): Listed | undefined {
    const named = getNamedType(type);
    if (isListType(getNullableType(type))) return { path: [], type: named, selections };
    if (!isObjectType(named)) return undefined;
    const fields = this.of(named, selections);
    const nodes = fields.find((field) => field.key === "nodes" && isListType(getNullableType(field.type)));
    if (nodes) return { path: ["nodes"], type: getNamedType(nodes.type), selections: nodes.selections };
    return undefined;
  }
}

export interface Listed {
  /** From the field's value to the list. */
  path: string[];
  type: GraphQLNamedType;
  selections: SelectionSetNode[];
}

export function isMoney(type: GraphQLNamedType): boolean {
  return type.name === "Money";
}


/** usesRemaining is "Uses remaining". */
export function inWords(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is told apart by its last word is called so; else its owner stands before it. */
function labelOf(path: string[], isAlone: boolean): string {
  const own = path.at(-1)!;
  const owner = path.at(-2);
  if (owner === undefined) return inWords(own);
  if (own === "name") return inWords(owner);
  if (owner === "summary") return inWords(own);
  const isTelling = /[A-Z]/.test(own) && isAlone;
  return isTelling ? inWords(own) : `${inWords(owner)} ${inWords(own).toLowerCase()}`;
}
