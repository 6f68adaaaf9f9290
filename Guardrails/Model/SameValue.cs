namespace Tap.Guardrails;

/// <summary>Compares values, also where they are not known.</summary>
internal static class SameValue
{
    // What these stand for differs from block to block.
    private static readonly string[] RootsOfOneBlock = ["each", "count", "self"];

    /// <summary>Returns whether two values are the same, whatever the deployment brings.</summary>
    public static Proof IsSameAs(this Value one, Value other) =>
        Proofs.All(one.Alternatives, left => Proofs.All(other.Alternatives, right => AreSame(left, right)));

    /// <summary>Returns whether a value names something: a text, or a reference to a resource; an input may be empty.</summary>
    public static Proof IsNamed(this Value value) => Proofs.All(value.Alternatives, one => one switch
    {
        { Kind: ValueKind.Absent } or { Text: "" } => Proof.Broken,
        { Text: not null } => Proof.Holds,
        _ => Proofs.Of(one.IsOfDeployment()).Or(Proof.Unproven),
    });

    /// <summary>Returns whether a value is an ARN without wildcards: a text, or a reference to a resource.</summary>
    public static Proof IsArn(this Value value) => value.IsNamed().And(Proofs.All(value.Alternatives, one => Proofs.Of(
        one.Parts[0].Text is not { } text
        || (text.StartsWith("arn:", StringComparison.Ordinal) && !text.Contains('*', StringComparison.Ordinal)))));

    /// <summary>
    /// Returns whether a value that is not known comes from resources and data sources alone, so that nobody chooses it afterwards.
    /// </summary>
    public static bool IsOfDeployment(this Value value) =>
        value.References.Any(reference => StackModel.IsResource(reference.Block)) && value.References.All(IsOfDeployment);

    private static Proof AreSame(Value one, Value other)
    {
        if (one.Text is { } left && other.Text is { } right)
            return Proofs.Of(left == right);
        if (!one.IsPresent || !other.IsPresent)
            return Proofs.Of(one.IsPresent == other.IsPresent);
        if (one.Expression == other.Expression && one.References.Count > 0 && !one.References.Any(IsOfOneBlock))
            return Proof.Holds;
        return one.Reference is { } first && other.Reference is { } second && AreDifferentResources(first, second)
            ? Proof.Broken
            : Proof.Unproven;
    }

    private static bool AreDifferentResources(Reference one, Reference other) =>
        StackModel.IsResource(one.Block) && StackModel.IsResource(other.Block)
        && one.Attribute == other.Attribute && one.Address != other.Address;

    private static bool IsOfOneBlock(Reference reference) =>
        RootsOfOneBlock.Any(root => reference.Address == root || reference.Address.StartsWith($"{root}.", StringComparison.Ordinal));

    // Parameters and outputs of other stacks hold whatever somebody has written into them.
    private static bool IsOfDeployment(Reference reference) =>
        reference.Address.StartsWith("local.", StringComparison.Ordinal)
        || (StackModel.IsResource(reference.Block)
            && !reference.Address.StartsWith("data.aws_ssm_parameter", StringComparison.Ordinal)
            && !reference.Address.StartsWith("data.terraform_remote_state", StringComparison.Ordinal)
            && !reference.Address.StartsWith("data.external", StringComparison.Ordinal));
}
