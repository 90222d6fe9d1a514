// What the build puts in.
declare const WORKERS: { editor: string; json: string; graphql: string };

declare module "questions" {
  const questions: { name: string; document: string; variables: string }[];
  export default questions;
}

declare module "*.css";
declare module "*.svg" {
  const address: string;
  export default address;
}
