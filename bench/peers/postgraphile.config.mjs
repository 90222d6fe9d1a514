// PostGraphile on this project's own tables. With CLINIC it sees one clinic, behind row-level
// security; without, it is a superuser that sees everything.
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const clinic = process.env.CLINIC;

export default {
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ["public"],
      poolConfig: { max: 10 },
    }),
  ],
  grafserv: { port: Number(process.env.PORT), watch: false },
  grafast: {
    explain: false,
    context: clinic ? () => ({ pgSettings: { "app.clinic_id": clinic } }) : undefined,
  },
};
