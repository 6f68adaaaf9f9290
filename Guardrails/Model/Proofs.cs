namespace Tap.Guardrails;

/// <summary>Combines proofs.</summary>
public static class Proofs
{
    /// <summary>Returns <see cref="Proof.Holds"/> or <see cref="Proof.Broken"/>.</summary>
    public static Proof Of(bool holds) => holds ? Proof.Holds : Proof.Broken;

    /// <summary>Returns the proof that all of some statements hold, which the weakest decides; no statements hold.</summary>
    public static Proof All(params Proof[] proofs)
    {
        var all = Proof.Holds;
        foreach (var proof in proofs)
            all = Least(all, proof);
        return all;
    }

    /// <summary>Returns the proof that a statement holds for all items, which the weakest decides; for no items it holds.</summary>
    /// <param name="items">The items.</param>
    /// <param name="prove">The proof for an item.</param>
    public static Proof All<T>(IEnumerable<T> items, Func<T, Proof> prove)
        where T : class
    {
        var all = Proof.Holds;
        foreach (var item in items)
        {
            all = Least(all, prove(item));
            if (all == Proof.Broken)
                break;
        }

        return all;
    }

    /// <summary>Returns the proof that one of some statements holds, which the strongest decides; without statements none does.</summary>
    public static Proof Any(params Proof[] proofs)
    {
        var any = Proof.Broken;
        foreach (var proof in proofs)
            any = Most(any, proof);
        return any;
    }

    /// <summary>
    /// Returns the proof that a statement holds for one of some items, which the strongest decides; for no items it is broken.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="prove">The proof for an item.</param>
    public static Proof Any<T>(IEnumerable<T> items, Func<T, Proof> prove)
        where T : class
    {
        var any = Proof.Broken;
        foreach (var item in items)
        {
            any = Most(any, prove(item));
            if (any == Proof.Holds)
                break;
        }

        return any;
    }

    /// <summary>Returns the first of the items whose proof is the strongest; <see langword="null"/> without items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="prove">The proof for an item.</param>
    public static T? Strongest<T>(IEnumerable<T> items, Func<T, Proof> prove)
        where T : class
    {
        T? strongest = null;
        var most = Proof.Broken;
        foreach (var item in items)
        {
            var proof = prove(item);
            if (strongest is not null && proof <= most)
                continue;
            (strongest, most) = (item, proof);
            if (proof == Proof.Holds)
                break;
        }

        return strongest;
    }

    /// <summary>Returns the proof of the opposite; what is not proven stays so.</summary>
    public static Proof Not(this Proof proof) => proof switch
    {
        Proof.Holds => Proof.Broken,
        Proof.Broken => Proof.Holds,
        _ => Proof.Unproven,
    };

    /// <summary>Returns the proof that both statements hold.</summary>
    public static Proof And(this Proof proof, Proof other) => Least(proof, other);

    /// <summary>Returns the proof that one of two statements holds.</summary>
    public static Proof Or(this Proof proof, Proof other) => Most(proof, other);

    private static Proof Least(Proof one, Proof other) => one < other ? one : other;

    private static Proof Most(Proof one, Proof other) => one > other ? one : other;
}
