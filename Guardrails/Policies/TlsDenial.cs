namespace Tap.Guardrails;

/// <summary>Proves that a policy denies everybody what comes without TLS, without a loophole.</summary>
/// <param name="Service">The service in the ARN of the resource, and in actions: <c>s3</c>.</param>
/// <param name="Action">The action that has to be denied; null for all of the service.</param>
internal sealed record TlsDenial(string Service, string? Action = null)
{
    private const string Key = "aws:SecureTransport";

    /// <summary>Returns whether a policy denies it for a resource, and for the objects in it when it is a bucket.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="resource">The resource.</param>
    public Proof In(PolicyModel policy, ResourceBlock resource)
    {
        var targets = resource.Type == "aws_s3_bucket"
            ? new[] { (Value value) => ResourceArn.Covers(value, resource, Service), value => ResourceArn.CoversObjects(value, resource) }
            : [value => ResourceArn.Covers(value, resource, Service)];
        var denials = policy.Statements.Select(statement => new { Statement = statement, Denies = Denies(statement) }).ToList();
        var proof = Proofs.All(targets, covers => Proofs.Any(denials, denial =>
            denial.Denies.And(Covers(denial.Statement, covers))));
        // What cannot be read may be the statement that is missed; of two policies that it may be, both would have to deny.
        return (proof, IsUndecided(policy)) switch
        {
            (Proof.Broken, _) when !policy.IsKnown => Proof.Unproven,
            (Proof.Holds, true) => Proof.Unproven,
            _ => proof,
        };
    }

    private Proof Denies(Statement statement) => Proofs.All(
        statement.Effect.IsOneOf("Deny"),
        Proofs.Any(statement.Principals, IsEverybody),
        Proofs.Any(statement.Actions, action => action.Is(one => one.Text is { } text && IsDenied(text))),
        IsOnlyWithoutTls(statement),
        HasAlternatives(statement.Json) || !statement.Json.IsCertain ? Proof.Unproven : Proof.Holds);

    private static Proof Covers(Statement statement, Func<Value, Proof> covers) => Proofs.Any(statement.Resources, covers);

    private static Proof IsEverybody(PolicyPrincipal principal) =>
        principal.Type is "AWS" or "*" ? principal.Value.IsOneOf("*") : Proof.Broken;

    private bool IsDenied(string action) => action.All(character => character == '*')
        ? action.Length > 0
        : action.Split(':') is [var service, var name] && string.Equals(service, Service, StringComparison.OrdinalIgnoreCase)
            && (name.Length > 0 && name.All(character => character == '*')
                || (Action is not null && PolicyText.Matches(name, Action)));

    // Any further condition narrows the denial, and so does one that is not known.
    private static Proof IsOnlyWithoutTls(Statement statement)
    {
        var name = statement.Json.Entries.Keys.FirstOrDefault(key => string.Equals(key, "Condition", StringComparison.OrdinalIgnoreCase));
        var written = name is null ? Value.Absent : statement.Json.Entries[name];
        var isKnown = written.Kind == ValueKind.Map && !written.IsOpen
            && written.Entries.Values.All(test => test.Kind == ValueKind.Map && !test.IsOpen);
        return statement.Conditions switch
        {
            _ when !written.IsPresent => Proof.Broken,
            [var only] when only.Operator is "Bool" or "BoolIfExists" && only.IsAbout(Key) =>
                Proofs.Any(only.Values, value => value.Is(false)).And(isKnown ? Proof.Holds : Proof.Unproven),
            [] when !isKnown => Proof.Unproven,
            _ => Proof.Broken,
        };
    }

    private static bool IsUndecided(PolicyModel policy) => JsonText.Read(policy.Written) is var json
        && (json.Alternatives.Count > 1 || json.Entries.Values.Any(element => element.Alternatives.Count > 1));

    private static bool HasAlternatives(Value value) =>
        value.Alternatives.Count > 1 || value.Items.Any(HasAlternatives) || value.Entries.Values.Any(HasAlternatives);
}
