import type { ReactNode } from "react";
import type { Reading } from "../../desk/use-reading";
import { useMessages } from "../../messages";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { Empty, Failed, Loading } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { addressOf, go, useRoute } from "../../shell/router";
import type { Item } from "../../desk/use-entry";

/** What every such thing has; some stand under a heading. */
export type Named = Item & { readonly name: string; readonly category?: string | null };

interface Props<One extends Named> {
  readonly section: "treatments" | "offers" | "fees" | "staff";
  readonly reading: Reading<readonly One[]>;
  readonly columns: readonly Column<One>[];
  readonly isArchived: (item: One) => boolean;
  readonly archive: (item: One, archived: boolean) => void;
  readonly isBusy: boolean;
  /** The form about one of them, or about a new one. */
  readonly dialog: (item: One | undefined, close: () => void) => ReactNode;
}

/** What there is, to change, archive and restore; and the way to a new one. */
export function CatalogueList<One extends Named>({ section, reading, dialog, isArchived, ...list }: Props<One>) {
  const words = useMessages().setUp;
  const { params } = useRoute();
  const { data, failure, reload } = reading;
  const withArchived = params.get("archived") === "shown";
  const kept: Record<string, string> = withArchived ? { archived: "shown" } : {};
  const asked = params.get("change");
  const chosen = data?.find(({ id }) => id === asked);
  const close = () => go(addressOf("set-up", [section], kept));
  if (data === undefined) return failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={5} />;
  const shown = data.filter((item) => withArchived || !isArchived(item));
  const archivedCount = data.filter(isArchived).length;
  return (
    <section className="card catalogue" aria-label={words.sections[section]}>
      <header>
        <a className="button button-strong" href={addressOf("set-up", [section], { ...kept, change: "new" })}>
          <Icon name="plus" /> {words.add[section]}
        </a>
        {archivedCount > 0 && (
          <label className="check">
            <input
              type="checkbox"
              checked={withArchived}
              onChange={({ target }) => go(addressOf("set-up", [section], target.checked ? { archived: "shown" } : {}), { replace: true })}
            />
            {words.withArchived(archivedCount)}
          </label>
        )}
      </header>
      {shown.length === 0 ? (
        <Empty icon="setup" text={words.none} />
      ) : (
        <Items section={section} items={shown} isArchived={isArchived} kept={kept} {...list} />
      )}
      {asked === "new" && dialog(undefined, close)}
      {chosen && <div key={chosen.id}>{dialog(chosen, close)}</div>}
    </section>
  );
}

interface ItemsProps<One extends Named> extends Pick<Props<One>, "section" | "columns" | "isArchived" | "archive" | "isBusy"> {
  readonly items: readonly One[];
  readonly kept: Record<string, string>;
}

function Items<One extends Named>({ section, items, columns, isArchived, archive, isBusy, kept }: ItemsProps<One>) {
  const words = useMessages().setUp;
  const name: Column<One> = {
    title: words.name,
    cell: (item) => (
      <>
        <a href={addressOf("set-up", [section], { ...kept, change: item.id })}><bdi>{item.name}</bdi></a>{" "}
        {isArchived(item) && <span className="badge">{words.archived}</span>}
        {item.category && <small>{item.category}</small>}
      </>
    ),
  };
  const action: Column<One> = {
    title: words.actions,
    isNumber: true,
    isAction: true,
    cell: (item) => (
      <Button
        tone="quiet"
        isBusy={isBusy}
        aria-label={isArchived(item) ? words.restoreOne(item.name) : words.archiveOne(item.name)}
        onClick={() => archive(item, !isArchived(item))}
      >
        {isArchived(item) ? words.restore : words.archive}
      </Button>
    ),
  };
  return <Table isWide={columns.length > 3} label={words.sections[section]} rows={items} keyOf={({ id }) => id} columns={[name, ...columns, action]} />;
}
