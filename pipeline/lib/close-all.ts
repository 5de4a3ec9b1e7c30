/** Closes everything, also behind one that fails to close; then throws the first failure. */
export async function closeAll(open: readonly { readonly close: () => Promise<void> }[]): Promise<void> {
  const closed = await Promise.allSettled(open.map((one) => one.close()));
  for (const one of closed) if (one.status === "rejected") throw one.reason;
}
