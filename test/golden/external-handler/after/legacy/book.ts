export function book({ room }: { room: string; night: string; guests: number }): { confirmation: string } {
  return { confirmation: room };
}
