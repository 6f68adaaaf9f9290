namespace Tap.Guardrails;

/// <summary>Combines proofs.</summary>
public static class Proofs
{
    /// <summary>Returns <see cref="Proof.Holds"/> or <see cref="Proof.Broken"/>.</summary>
    public static Proof Of(bool holds) => holds ? Proof.Holds : Proof.Broken;

    /// <summary>Returns the proof that all of some statements hold, which the weakest decides; no statements hold.</summary>
    public static Proof All(params IEnumerable<Proof> proofs) => proofs.Aggregate(Proof.Holds, Least);

    /// <summary>Returns the proof that one of some statements holds, which the strongest decides; without statements none does.</summary>
    public static Proof Any(params IEnumerable<Proof> proofs) => proofs.Aggregate(Proof.Broken, Most);

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
