import type { RequestOutcome } from '../../errors.js';
import { isRecord } from '../is-record.js';

/**
 * Returns whether a request whose connection failed may have reached the server. `not-sent` takes a proof: the failure
 * happened while the name was being resolved, or while the connection was being made. Browsers give no reason at all.
 */
export function connectionOutcome(error: unknown): RequestOutcome {
  return failedToConnect(error) ? 'not-sent' : 'unknown';
}

function failedToConnect(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  // One error for each address of the host; each of them has to be a failure to connect.
  const attempts = error instanceof AggregateError ? error.errors : [];
  if (attempts.length > 0) return attempts.every((attempt) => failedToConnect(attempt, depth + 1));
  return isConnectFailure(error) || failedToConnect(error.cause, depth + 1);
}

function isConnectFailure(error: Error & Partial<Record<'code' | 'syscall' | 'socket', unknown>>): boolean {
  if (error.syscall === 'connect' || error.syscall === 'getaddrinfo') return true;
  if (typeof error.code === 'string' && codes.test(error.code)) return true;
  if (isRecord(error.socket) && error.socket['bytesWritten'] === 0) return true; // of undici
  return messages.test(error.message);
}

const codes = new RegExp(
  `^(?:${[
    'ECONNREFUSED|ENOTFOUND|EAI_[A-Z]+|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL',
    'UND_ERR_CONNECT_TIMEOUT|UND_ERR_INVALID_ARG|ERR_INVALID_URL',
    // Bun
    'ConnectionRefused|FailedToOpenSocket|DNS[A-Za-z_]*|UNKNOWN_CERTIFICATE_VERIFICATION_ERROR',
    // The certificate of the server is checked before anything is sent; these are the names OpenSSL gives to what fails.
    'ERR_TLS_CERT_[A-Z_]+|CERT_[A-Z_]+|CRL_[A-Z_]+|UNABLE_TO_[A-Z_]+|ERROR_IN_(?:CERT|CRL)_[A-Z_]+',
    'DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH',
    'ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|TLSV1_ALERT_[A-Z_]+)',
    'ERR_SSL_(?:SSL\\/TLS_ALERT_HANDSHAKE_FAILURE|SSLV3_ALERT_HANDSHAKE_FAILURE|DH_KEY_TOO_SMALL|EE_KEY_TOO_SMALL)',
  ].join('|')})$`,
);

const messages = new RegExp(
  [
    'before secure TLS connection was established', // Node: ECONNRESET in the handshake
    'client error \\(Connect\\)', // Deno: name lookup, TCP and TLS
    'TLS handshake failed', // Bun
    '^bad port$|Requests to port \\d+ are blocked', // Node and Deno: a port that `fetch` refuses
  ].join('|'),
);
