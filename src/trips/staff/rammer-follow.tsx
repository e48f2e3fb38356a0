import type { RammerMoved } from "../trip-accounts/rammer-moved.ts";

const words = { "set-aside": "Sat af", spent: "Bogført" } as const;

/** What a correction moves between the municipality's rammer, told before it is published. */
export function RammerFollow({ moved }: { moved: RammerMoved }) {
  if (moved === null) return null;
  return (
    <section aria-labelledby="rammer-title">
      <h2 class="under" id="rammer-title">
        Rammerne følger med
      </h2>
      {moved.length === 0 ? (
        <p>
          Det bliver ændret, hvor meget en ramme bærer. Ingen af rammerne er givet endnu, så der flyttes ingen penge.
        </p>
      ) : (
        <dl class="answers changes">
          {moved.map(({ ramme, doing, before, after }) => (
            <div key={`${ramme} ${doing}`}>
              <dt>{ramme}</dt>
              <dd>
                <p>
                  <span class="xs m">{`${words[doing]} før `}</span>
                  <del>{before}</del>
                </p>
                <p>
                  <span class="xs m">{`${words[doing]} herefter `}</span>
                  <ins>{after}</ins>
                </p>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
