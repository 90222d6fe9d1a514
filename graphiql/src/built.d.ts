// What the build puts in.
declare const WORKERS: { editor: string; json: string; graphql: string };

declare module "saved-queries" {
  const savedQueries: { name: string; document: string; variables: string }[];
  export default savedQueries;
}

declare module "*.css";
declare module "*.svg" {
  const address: string;
  export default address;
}
