/** A refusal in the words of OAuth; `error` and `description` are told to the client. */
export class OAuthError extends Error {
  /** `invalid_request`, `invalid_grant`, … (RFC 6749, 7591, 8707). */
  readonly error: string;
  /** Of HTTP. */
  readonly status: number;

  constructor(error: string, description: string, status: number = 400) {
    super(description);
    this.name = "OAuthError";
    this.error = error;
    this.status = status;
  }
}
