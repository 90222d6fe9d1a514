// An answer of the API as tables: of any document, by the schema; what it says is text, never markup.
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  Kind,
  parse,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { clinicTime } from "../../clients/typescript/src/clinic-time";
import { inWords, isMoney, Selections, type Column, type Listed, type Selected } from "./answer-columns";

/** Something with an id that can be asked about. */
export interface Thing {
  type: string;
  id: string;
  name: string;
}

/** The things that a row is about, by type: its own, and those that it belongs to. */
export type Things = ReadonlyMap<string, Thing>;

export interface Cell {
  text: string;
  /** Of an enum's value, what it means. */
  title?: string | undefined;
  isNumber?: boolean;
  isMoment?: boolean;
}

export interface Head {
  label: string;
  description: string;
  isNumber: boolean;
}

export interface Row {
  cells: Cell[];
  /** Its own things. */
  own: Things;
  /** Its own, and those that it belongs to. */
  things: Things;
}

export interface Table {
  caption: string;
  heads: Head[];
  rows: Row[];
  /** How many there are, if not all are shown. */
  more?: string | undefined;
}

/** One object: what it is called, its values, and its lists. */
export interface Section {
  heading: string;
  facts: { label: string; description: string; cell: Cell }[];
  own: Things;
  things: Things;
  parts: Part[];
}

export type Part =
  | { is: "table"; table: Table }
  | { is: "section"; section: Section }
  | { is: "note"; text: string };

interface Clinic {
  timeZone: string;
  currency: string;
}

type Value = Record<string, unknown>;

const NOTHING = "–";

/** The answer to the document's operation of that name, or to its only one. Empty if it cannot be read. */
export function tablesOf(
  schema: GraphQLSchema,
  query: string,
  operationName: string | null,
  data: Value,
  clinic: Clinic,
): Part[] {
  const { definitions } = parse(query);
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const operation = operations.find((each) => each.name?.value === operationName) ?? operations[0];
  if (!operation) return [];
  return new Answer(schema, fragments, clinic).parts(operation, data);
}

class Answer {
  private readonly selections: Selections;

  constructor(
    schema: GraphQLSchema,
    fragments: FragmentDefinitionNode[],
    private readonly clinic: Clinic,
  ) {
    this.selections = new Selections(schema, new Map(fragments.map((each) => [each.name.value, each])));
  }

  parts(operation: OperationDefinitionNode, data: Value): Part[] {
    return this.selections.root(operation).flatMap((field) => this.part(field, data[field.key], new Map()));
  }

  /** A list is a table, unless its items have tables of their own; an object is a section. */
  private part(field: Selected, value: unknown, above: Things): Part[] {
    if (value === undefined) return [];
    const caption = inWords(field.key);
    const listed = this.selections.listed(field);
    if (listed) return this.list(caption, listed, value, above);
    const named = getNamedType(field.type);
    if (isCompositeType(named) && !isMoney(named) && isObject(value)) {
      return [{ is: "section", section: this.section(caption, field, value, above) }];
    }
    const facts = [{ label: caption, description: field.description, cell: this.cell(field, value) }];
    return [{ is: "section", section: { heading: "", facts, own: NONE, things: above, parts: [] } }];
  }

  private list(caption: string, listed: Listed, value: unknown, above: Things): Part[] {
    const items = itemsOf(listed, value);
    const { type, selections } = listed;
    if (!isCompositeType(type)) {
      const rows = items.map((item) => ({ cells: [this.leaf(type, item)], own: NONE, things: above }));
      const heads = [{ label: caption, description: "", isNumber: false }];
      return [{ is: "table", table: { caption, heads, rows } }];
    }
    const columns = this.selections.columns(type, selections);
    if (columns.some((column) => this.isTable(column))) {
      const field = { key: caption, type, description: "", selections };
      const parts = items.filter(isObject).map((item): Part => {
        return { is: "section", section: this.section(caption, field, item, above) };
      });
      const more = moreOf(value, items.length);
      if (parts.length > 0) return more ? [...parts, { is: "note", text: more }] : parts;
    }
    const table = this.table(caption, columns, items.filter(isObject), listed, above);
    return [{ is: "table", table: { ...table, more: moreOf(value, items.length) } }];
  }

  private table(caption: string, columns: Column[], items: Value[], listed: Listed, above: Things): Table {
    const shown = withNames(columns).filter((column) => isShown(column, items));
    const rows = items.map((item) => {
      const own = this.things(listed, item);
      const cells = shown.map((column) => this.columnCell(column, item));
      return { cells, own, things: new Map([...above, ...own]) };
    });
    const heads = shown.map(({ label, description, type }) => {
      return { label, description, isNumber: isNumeric(getNamedType(type).name) };
    });
    return { caption, heads, rows };
  }

  private section(caption: string, field: Selected, value: Value, above: Things): Section {
    const named = getNamedType(field.type);
    if (!isCompositeType(named)) throw new TypeError(`${caption} has no fields.`);
    const own = this.things({ path: [], type: named, selections: field.selections }, value);
    const things = new Map([...above, ...own]);
    const columns = this.selections.columns(named, field.selections);
    const named_ = nameOf(value);
    const lists = columns.filter((column) => this.selections.listed(column));
    const single = withNames(columns.filter((column) => !lists.includes(column)))
      .filter((column) => isShown(column, [value]) && !(named_ && isName(column)));
    const facts = single.map((column) => {
      return { label: column.label, description: column.description, cell: this.columnCell(column, value) };
    });
    const parts = lists.flatMap((column) => {
      return this.list(column.label, this.selections.listed(column)!, at(value, column.path), things);
    });
    return { heading: named_ ?? caption, facts, own, things, parts };
  }

  /** Whether a list is worth a table of its own: else it stands in one cell. */
  private isTable(column: Column): boolean {
    const listed = this.selections.listed(column);
    if (!listed || !isCompositeType(listed.type)) return false;
    return this.selections.columns(listed.type, listed.selections).length > 2;
  }

  private columnCell(column: Column, item: Value): Cell {
    if (column.path.at(-1) === NAMES) return { text: nameOf(at(item, column.path.slice(0, -1))) ?? NOTHING };
    return this.cell(column, at(item, column.path));
  }

  private cell(field: Selected | Column, value: unknown): Cell {
    const listed = this.selections.listed(field as Selected);
    if (!listed) return this.leaf(getNamedType(field.type), value);
    const items = itemsOf(listed, value).map((item) => this.inOne(listed, item));
    return { text: items.join(", ") || NOTHING };
  }

  /** An item of a list, in a word or a few. */
  private inOne({ type, selections }: Listed, item: unknown): string {
    if (!isCompositeType(type)) return this.leaf(type, item).text;
    if (!isObject(item)) return NOTHING;
    const columns = withNames(this.selections.columns(type, selections));
    return columns.map((column) => this.columnCell(column, item).text).join(" · ");
  }

  private leaf(type: GraphQLNamedType, value: unknown): Cell {
    if (value === null || value === undefined) return { text: NOTHING };
    if (isMoney(type) && isObject(value)) {
      const { amount, currency = this.clinic.currency } = value;
      return { text: `${amount ?? NOTHING} ${currency}`, isNumber: true };
    }
    if (type.name === "DateTime") return { text: this.momentOf(String(value)), title: String(value), isMoment: true };
    if (type.name === "Date") return { text: String(value), isMoment: true };
    if (isEnumType(type)) {
      return { text: inWords(String(value)), title: type.getValue(String(value))?.description ?? undefined };
    }
    if (typeof value === "boolean") return { text: value ? "yes" : "no" };
    return { text: typeof value === "object" ? JSON.stringify(value) : String(value), isNumber: isNumeric(type.name) };
  }

  private momentOf(value: string): string {
    try {
      const { date, time } = clinicTime(value, this.clinic.timeZone);
      return `${date} ${time}`;
    } catch {
      return value;
    }
  }

  /** Whatever has an id in the object, and in what belongs to it, by type: the nearest first. */
  private things({ type, selections }: Listed, value: Value): Things {
    const found = new Map<string, Thing>();
    const waiting = [{ type, selections, value }];
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (!isCompositeType(next.type)) continue;
      const fields = this.selections.of(next.type, next.selections);
      const id = fields.some((field) => field.key === "id") ? next.value["id"] : undefined;
      if (typeof id === "string" && !found.has(next.type.name)) {
        found.set(next.type.name, { type: next.type.name, id, name: nameOf(next.value) ?? "" });
      }
      for (const field of fields) {
        const inner = next.value[field.key];
        if (!isObject(inner) || this.selections.listed(field)) continue;
        waiting.push({ type: getNamedType(field.type), selections: field.selections, value: inner });
      }
    }
    return found;
  }
}

const NONE: Things = new Map();
const NAMES = "firstName lastName";

/** First and last name are one column, where both are asked for. */
function withNames(columns: Column[]): Column[] {
  return columns.flatMap((column): Column[] => {
    const owner = column.path.slice(0, -1);
    const isBeside = (name: string) =>
      columns.some((each) => each.path.join(".") === [...owner, name].join("."));
    if (!isBeside("firstName") || !isBeside("lastName")) return [column];
    if (column.path.at(-1) === "lastName") return [];
    if (column.path.at(-1) !== "firstName") return [column];
    const label = owner.length > 0 ? inWords(owner.at(-1)!) : "Name";
    return [{ ...column, path: [...owner, NAMES], label }];
  });
}

function isName({ path }: Column): boolean {
  return path.length === 1 && (path[0] === NAMES || path[0] === "name");
}

/** What an object has no part of (a refund that was not made) is left out if no item has it. */
function isShown({ path }: Column, items: Value[]): boolean {
  if (path.at(-1) === NAMES) return true;
  return items.length === 0 || items.some((item) => isObject(at(item, path.slice(0, -1))) && at(item, path) !== undefined);
}

function nameOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const { firstName, lastName, name, number } = value;
  if (typeof firstName === "string" && typeof lastName === "string") return `${firstName} ${lastName}`;
  if (typeof name === "string") return name;
  return typeof number === "string" ? number : undefined;
}

function itemsOf({ path }: Listed, value: unknown): unknown[] {
  const items = isObject(value) || path.length === 0 ? at(value, path) : undefined;
  return Array.isArray(items) ? items : [];
}

function moreOf(value: unknown, shown: number): string | undefined {
  if (!isObject(value)) return undefined;
  const { totalCount, pageInfo } = value;
  if (typeof totalCount === "number" && totalCount > shown) return `The first ${shown} of ${totalCount}.`;
  if (isObject(pageInfo) && pageInfo["hasNextPage"] === true) return `The first ${shown}: there are more.`;
  return undefined;
}

function at(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>((place, step) => (isObject(place) ? place[step] : undefined), value);
}

function isObject(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumeric(type: string): boolean {
  return ["Int", "Float", "Money", "Decimal"].includes(type);
}
