namespace Tap.Guardrails;

/// <summary>A rule that whom a policy lets in is named, or fixed by conditions.</summary>
internal abstract class PrincipalRule : StatementRule
{
    /// <inheritdoc/>
    public override string Exemptions =>
        "Everybody, where a condition fixes the account, organization, VPC or VPC endpoint that asks, or the ARN of the source with its "
        + "account: by an operator that demands the key (not …IfExists, ForAllValues: or StringNotEquals) and a value without a wildcard "
        + "there.";

    /// <inheritdoc/>
    public override string WayOut =>
        "name who may use it by ARN, account or service, or add a condition on aws:SourceArn, aws:SourceAccount, aws:PrincipalOrgID or a "
        + "VPC endpoint.";

    /// <inheritdoc/>
    protected override bool FindsUnreadable => true;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(Statement statement)
    {
        var narrowed = FixesCaller(statement);
        if (narrowed == Proof.Holds)
            return [];
        var resource = statement.Policy.Resource;
        if (statement.NotPrincipals.Count > 0)
        {
            var others = Names(statement.NotPrincipals.Select(principal => principal.Value));
            return [On(resource, $"allows {What(statement)} to everybody but {others} {Place(statement)}")];
        }

        if (statement.Principals.Count == 0)
            return [NotProven(resource, $"the principal {Place(statement)}", Value.Absent)];
        return statement.Principals.SelectMany(principal => Require(
            principal.IsEverybody.Not().Or(narrowed),
            resource,
            $"allows {What(statement)} to everybody {Place(statement)}",
            $"a principal {Place(statement)}",
            principal.Value,
            "a principal that is named, or a condition that fixes who asks"));
    }

    /// <summary>Returns whether the conditions fix who asks.</summary>
    protected virtual Proof FixesCaller(Statement statement) => Narrowing.FixesCaller(statement);

    /// <summary>Returns what a statement allows, for messages.</summary>
    protected static string What(Statement statement) =>
        statement.Actions.Count > 0 ? Names(statement.Actions) : $"everything but {Names(statement.NotActions)}";
}
