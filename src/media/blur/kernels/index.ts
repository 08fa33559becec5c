export * from "./mean";
