namespace Tap.Guardrails;

/// <summary>A role that users of another identity provider assume fixes which of them.</summary>
internal sealed class FederationFixesSubject : StatementRule
{
    private const string Web = "sts:AssumeRoleWithWebIdentity";
    private const string Saml = "sts:AssumeRoleWithSAML";

    // Their users are those of an application, which the audience fixes: Cognito, and providers that AWS knows without a resource.
    private static readonly string[] Applications =
        ["cognito-identity.amazonaws.com:aud", "accounts.google.com:aud", "www.amazon.com:app_id", "graph.facebook.com:app_id"];

    // Words of subjects that say what follows them: repo:acme/tap:ref:refs/heads/main, organization:acme:project:tap:workspace:production.
    private static readonly string[] Labels =
        ["repo", "org", "organization", "project", "project_path", "workspace", "user", "system", "serviceaccount"];

    public override string Id => "TAP-IAM-7";

    public override string Title => "Roles that trust an identity provider fix the subject";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html");

    public override string Exemptions =>
        "A wildcard behind the organization and the repository of a subject, as in repo:acme/tap:ref:refs/heads/*; Cognito, Google, Amazon "
        + "and Facebook, whose audience is the application, and SAML, whose audience is AWS's sign-in.";

    public override string WayOut =>
        "compare the provider's :sub by StringEquals, or by StringLike with organization and repository fixed, as Trust.GitHub does.";

    protected override bool Reads(PolicyModel policy) => policy.Kind == PolicyKind.Trust;

    protected override IEnumerable<Finding> Check(Statement statement)
    {
        if (Covers(statement, Saml))
        {
            foreach (var finding in Demand(statement, "anybody of a SAML provider", "SAML:aud", FixesSaml(statement)))
                yield return finding;
        }

        if (Covers(statement, Web))
        {
            var applications = Array.FindAll(Applications, key => statement.Principals.Any(principal =>
                principal.Value.Text is { } provider && key.StartsWith($"{provider}:", StringComparison.OrdinalIgnoreCase)));
            var proof = applications.Length > 0 ? FixesApplication(statement, applications) : FixesSubject(statement);
            foreach (var finding in Demand(statement, "subjects of an identity provider that are not fixed", "the subject", proof))
                yield return finding;
        }
    }

    private static bool Covers(Statement statement, string action) =>
        statement.Actions.Any(one => ActionPattern.Covers(one, action)) && (statement.Principals.Count == 0
            || statement.Principals.Any(principal => principal.Type is "Federated" or "*" || principal.Value.Text == "*"));

    private IEnumerable<Finding> Demand(Statement statement, string who, string what, Proof proof) => Require(
        proof,
        statement.Policy.Resource,
        $"trusts {who} {Place(statement)}",
        $"{what} {Place(statement)}",
        statement.Conditions.FirstOrDefault(condition => IsSubject(condition.Key))?.Values is [var value, ..] ? value : Value.Absent,
        "a subject that is fixed");

    private static Proof FixesSaml(Statement statement) =>
        Narrowing.Any(statement, condition => condition.IsAbout("SAML:aud") ? condition.Fixes(ArnPattern.NamesOne) : Proof.Broken);

    private static Proof FixesApplication(Statement statement, string[] keys) =>
        Narrowing.Any(statement, condition => Array.Exists(keys, condition.IsAbout) ? condition.Fixes(ArnPattern.NamesOne) : Proof.Broken);

    private static Proof FixesSubject(Statement statement) =>
        Narrowing.Any(statement, condition => IsSubject(condition.Key) ? condition.Fixes(IsFixed) : Proof.Broken);

    private static bool IsSubject(string key) => key.EndsWith(":sub", StringComparison.OrdinalIgnoreCase);

    // Two names have to stand complete before the first wildcard, such as the organization and the repository.
    private static Proof IsFixed(Value subject) => Proofs.All(subject.Alternatives, one =>
    {
        var text = PolicyText.Of(one);
        var end = text.AsSpan().IndexOfAny('*', '?', PolicyText.Open);
        if (end < 0)
            return Proof.Holds;
        var names = text[..end].Split(':', '/')[..^1].Count(name => name.Length > 0 && !Labels.Contains(name));
        return names >= 2 ? Proof.Holds : text[end] == PolicyText.Open ? Proof.Unproven : Proof.Broken;
    });
}
