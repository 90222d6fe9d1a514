import type { ReactNode } from "react";
import "./table.css";

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end, so that their digits stand below each other. */
  readonly isNumber?: boolean;
  /** Dates and the like are not broken into lines. */
  readonly isOneLine?: boolean;
  /** A button says itself what it does: in a card it stands without the title. */
  readonly isAction?: boolean;
}

interface Props<Row> {
  readonly label: string;
  /** The first column names its row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Many columns: where there is little room, each row becomes a card earlier. */
  readonly isWide?: boolean;
  readonly isCurrent?: (row: Row) => boolean;
  /** The last row is what the others come to. */
  readonly hasSum?: boolean;
}

/** A table; where it does not fit, each row is a card with the columns' titles in it. */
export function Table<Row>({ label, columns, rows, keyOf, isWide = false, isCurrent, hasSum = false }: Props<Row>) {
  return (
    <div className={`table-frame ${isWide ? "table-wide" : "table-narrow"}`}>
      {/* A browser takes what is laid out otherwise for no table: the roles say that it is one. */}
      <table role="table" className={hasSum ? "table has-sum" : "table"} aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ title, isNumber = false, isAction = false }) => (
              <th key={title} role="columnheader" scope="col" className={classOf({ isNumber, isAction })}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row" className={isCurrent?.(row) ? "is-current" : undefined}>
              {columns.map(({ title, cell, ...look }, index) =>
                index === 0 ? (
                  <th key={title} role="rowheader" scope="row">{cell(row)}</th>
                ) : (
                  <td key={title} role="cell" data-title={look.isAction ? undefined : title} className={classOf(look)}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf({ isNumber, isOneLine, isAction }: Pick<Column<never>, "isNumber" | "isOneLine" | "isAction">): string | undefined {
  return isNumber ? "is-number" : isOneLine ? "is-one-line" : isAction ? "is-action" : undefined;
}
