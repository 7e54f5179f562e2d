import { createHash } from "node:crypto";

/** A program that Redis runs as a whole, and the digest it is called by once Redis knows it. */
export class RedisScript {
  readonly text: string;
  readonly digest: string;

  constructor(text: string) {
    this.text = text;
    this.digest = createHash("sha1").update(text).digest("hex");
  }
}
