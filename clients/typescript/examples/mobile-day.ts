// A day without a network: she buys, books and comes, and all of it is done when the network is back.
import { from, type OfflineQueue } from "./mobile-queue.js";

type Input<Name extends "sell" | "book"> = Parameters<typeof OfflineQueue.prototype.add<Name>>[1];

export async function sheCame(queue: OfflineQueue, sale: Input<"sell">, visit: Input<"book">) {
  const sold = await queue.add("sell", sale);
  const booked = await queue.add("book", visit, [sold]);
  await queue.add("arrive", { appointmentId: from(booked, "appointment.id") });
  await queue.flush();
}
