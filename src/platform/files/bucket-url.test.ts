import { expect, test } from "vitest";
import { readBucketUrl } from "./bucket-url.ts";

test("a bucket's address holds all that lets us in", () => {
  expect(readBucketUrl("s3://noegle:hemmelig%2Fhed%40@objekter.example/spand?region=eu-north-1")).toEqual({
    endpoint: "https://objekter.example/spand",
    accessKeyId: "noegle",
    secretAccessKey: "hemmelig/hed@",
    region: "eu-north-1",
    prefix: "",
  });
  expect(readBucketUrl("s3://a:b@127.0.0.1:9000/spand/udsyn/filer/?tls=off")).toMatchObject({
    endpoint: "http://127.0.0.1:9000/spand",
    region: "auto",
    prefix: "udsyn/filer/",
  });
});

test.each([
  "s3://spand",
  "s3://a:b@vaert",
  "s3://a:b@vaert/",
  "s3://a@vaert/spand",
  "s3://:b@vaert/spand",
  "s3://a:%ff@vaert/spand",
  "s3://a:b@vaert/spand?tls=no",
  "s3://a:b@vaert/spand?regoin=x",
  "https://a:b@vaert/spand",
  "spand",
])("%s says too little, or something unknown", (text) => {
  expect(readBucketUrl(text)).toBeNull();
});
