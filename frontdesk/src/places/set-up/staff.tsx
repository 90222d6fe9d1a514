import { useState } from "react";
import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import { useReading } from "../../desk/use-reading";
import {
  ArchiveStaffMemberDocument,
  type ArchiveStaffMemberMutation,
  CreateStaffMemberDocument,
  type Role,
  StaffSetUpDocument,
  type StaffSetUpFragment,
  TreatmentsSetUpDocument,
  UpdateStaffMemberDocument,
} from "../../generated/graphql";
import { useMessages } from "../../messages";
import { CheckField, SelectField, TextField } from "../../parts/field";
import { useToast } from "../../shell/toasts";
import { BookedStill } from "./booked-still";
import { CatalogueList } from "./catalogue-list";
import { EntryDialog } from "../../parts/entry-dialog";
import { GivenTreatments } from "./given-treatments";
import { textOrNone } from "./numbers";
import { useArchive } from "../../desk/use-archive";
import { useEntry } from "../../desk/use-entry";

type Payload = Extract<ArchiveStaffMemberMutation["archiveStaffMember"], { readonly __typename: "ArchiveStaffMemberPayload" }>;

const ROLES = ["OWNER", "BILLING", "FRONT_DESK", "PRACTITIONER", "SUPPORT"] as const satisfies readonly Role[];

/** Who works here, as what, and what can be booked with them. */
export function Staff() {
  const desk = useDesk();
  const { roles, setUp: words } = useMessages();
  const reading = useReading("staff", async (signal) => (await desk.run(StaffSetUpDocument, {}, { signal })).staffMembers);
  const { archive, isBusy } = useArchive(reading.reload);
  const [left, setLeft] = useState<Payload>();
  const given = (member: StaffSetUpFragment) =>
    !member.isBookable ? words.notBookable : member.treatments.map(({ name }) => name).join(", ") || words.allTreatments;
  return (
    <>
      <CatalogueList
        section="staff"
        reading={reading}
        isArchived={(member) => !member.isActive}
        isBusy={isBusy}
        archive={(one, archived) =>
          void archive(ArchiveStaffMemberDocument, one, { staffMemberId: one.id }, archived, (answer) => {
            const payload = answer as unknown as Payload;
            if (archived && payload.bookedAppointments.length > 0) setLeft(payload);
          })
        }
        columns={[
          { title: words.role, cell: ({ role }) => roles[role] },
          { title: words.email, cell: ({ email }) => email && <Email address={email} /> },
          { title: words.gives, cell: given },
        ]}
        dialog={(member, close) => <StaffDialog member={member} reload={reading.reload} onClose={close} />}
      />
      {left && <BookedStill name={left.staffMember.name} visits={left.bookedAppointments} onClose={() => setLeft(undefined)} />}
    </>
  );
}

interface Fields {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isBookable: boolean;
  readonly treatmentIds: readonly string[];
}

const fieldsOf = (member: StaffSetUpFragment | undefined): Fields => ({
  name: member?.name ?? "",
  email: member?.email ?? "",
  role: member?.role ?? "PRACTITIONER",
  isBookable: member?.isBookable ?? true,
  treatmentIds: member?.treatments.map(({ id }) => id) ?? [],
});

interface Props {
  readonly member: StaffSetUpFragment | undefined;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
}

function StaffDialog({ member, reload, onClose }: Props) {
  const { roles, setUp: words } = useMessages();
  const say = useToast();
  const treatments = useAnswer(TreatmentsSetUpDocument, {}).data?.treatments ?? [];
  const entry = useEntry("staff", member, fieldsOf(member), reload);
  const { form } = entry;
  const { draft } = form;
  const submit = async () => {
    const values = {
      name: draft.name,
      email: textOrNone(draft.email),
      role: draft.role,
      isBookable: draft.isBookable,
      treatmentIds: draft.treatmentIds,
    };
    const outcome = member
      ? await entry.amend(UpdateStaffMemberDocument, { staffMemberId: member.id }, values)
      : await form.submit(CreateStaffMemberDocument, values);
    if (outcome.is !== "done") return;
    say({ text: words.saved(draft.name) });
    void reload().catch(() => undefined);
    onClose();
  };
  return (
    <EntryDialog
      title={member ? words.change(member.name) : words.add.staff}
      entry={entry}
      labels={{ name: words.name, email: words.email, role: words.role, isBookable: words.isBookable, treatmentIds: words.gives }}
      isNew={member === undefined}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField form={form} name="name" label={words.name} />
      <TextField form={form} name="email" label={words.email} type="email" hint={words.optional} />
      <SelectField form={form} name="role" label={words.role} hint={words.roleHints[draft.role]}>
        {ROLES.map((role) => <option key={role} value={role}>{roles[role]}</option>)}
      </SelectField>
      <CheckField form={form} name="isBookable" label={words.isBookable} />
      {draft.isBookable && (
        <GivenTreatments
          form={form}
          treatments={treatments.filter(({ id, isArchived }) => !isArchived || draft.seen.treatmentIds.includes(id))}
        />
      )}
    </EntryDialog>
  );
}

/** It gives way after the "@", where there is little room. */
function Email({ address }: { readonly address: string }) {
  const [name, host] = address.split("@");
  return <>{name}@<wbr />{host}</>;
}
