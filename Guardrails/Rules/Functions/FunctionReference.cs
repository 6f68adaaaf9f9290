namespace Tap.Guardrails;

/// <summary>Tells which function a value stands for (https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html).</summary>
internal static class FunctionReference
{
    private const string BeforeName = ":function:";

    /// <summary>
    /// Returns whether a value stands for a function: its name, its ARN or that of one of its versions or aliases, by reference or written.
    /// </summary>
    /// <returns>The proof; not proven when it may be another function, or only sometimes is this one.</returns>
    public static Proof StandsFor(this Value value, ResourceBlock function, StackModel stack)
    {
        var proofs = value.Alternatives.Select(one => OneStandsFor(one, function, stack)).ToList();
        return proofs.TrueForAll(proof => proof == proofs[0]) ? proofs[0] : Proof.Unproven;
    }

    private static Proof OneStandsFor(Value value, ResourceBlock function, StackModel stack)
    {
        var name = function["function_name"];
        if (function.IsReferredToBy(value) == Proof.Holds || value.IsSameAs(name) == Proof.Holds)
            return Proof.Holds;
        if (AliasIn(value, stack) is { } alias)
            return alias["function_name"].StandsFor(function, stack);
        if (NamedIn(value) is { } named)
            return function.IsReferredToBy(named).Or(named.IsSameAs(name));
        return value.Text is null ? function.IsReferredToBy(value) : value.IsSameAs(name);
    }

    private static ResourceBlock? AliasIn(Value value, StackModel stack) =>
        value.References.Where(reference => reference.Address.StartsWith("aws_lambda_alias.", StringComparison.Ordinal)).Take(1)
            .SelectMany(reference => stack.All("aws_lambda_alias").Where(alias => alias.Address == reference.Address))
            .FirstOrDefault();

    // The name in an ARN, or before a qualifier; null where there is neither.
    private static Value? NamedIn(Value value)
    {
        var parts = value.Parts;
        for (var index = 0; index < parts.Count; index++)
        {
            if (parts[index].Text is not { } text)
                continue;
            var at = text.IndexOf(BeforeName, StringComparison.Ordinal);
            if (at >= 0)
                return NameAt(text[(at + BeforeName.Length)..], parts, index);
        }

        return value.Text?.Split(':') is [var unqualified, _, ..] ? Value.Of(unqualified) : null;
    }

    private static Value? NameAt(string rest, IReadOnlyList<Value> parts, int index)
    {
        var end = rest.AsSpan().IndexOfAny(':', '/');
        if (end >= 0)
            return Value.Of(rest[..end]);
        return index + 1 == parts.Count ? Value.Of(rest)
            : rest.Length == 0 ? parts[index + 1]
            : Value.Unknown($"{rest}${{…}}", parts[index + 1].References);
    }
}
