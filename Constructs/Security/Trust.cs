using Tap.Core;

namespace Tap.Security;

/// <summary>
/// Who may take a <see cref="Role"/>: its trust policy
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html"/>).
/// </summary>
public sealed class Trust
{
    private readonly IReadOnlyList<PolicyStatement> statements;

    private Trust(params IReadOnlyList<PolicyStatement> statements) => this.statements = statements;

    /// <summary>AWS services take the role, <c>sts:AssumeRole</c>: <c>Trust.Service("lambda.amazonaws.com")</c>.</summary>
    /// <param name="services">The service principals. A service that acts for resources of any account needs <see cref="In"/>.</param>
    /// <returns>The trust.</returns>
    /// <exception cref="InputException">There is none, or one is empty.</exception>
    public static Trust Service(params IReadOnlyList<string> services) =>
        Assume("sts:AssumeRole", [.. Guard.NotEmpty(services, "The services that a role trusts").Select(Principal.Service)]);

    /// <summary>Roles, users or whole accounts take the role, <c>sts:AssumeRole</c>, where their own account lets them.</summary>
    /// <param name="arns">
    /// Their ARNs; that of an account is <c>arn:aws:iam::111122223333:root</c>. For an account of somebody else, add
    /// <c>.When(Condition.StringEquals("sts:ExternalId", …))</c>
    /// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html"/>).
    /// </param>
    /// <returns>The trust.</returns>
    /// <exception cref="InputException">There is none, or one is empty or <c>*</c>.</exception>
    public static Trust Aws(params IReadOnlyList<string> arns) =>
        Assume("sts:AssumeRole", [.. Guard.NotEmpty(arns, "The roles, users or accounts that a role trusts").Select(Principal.Aws)]);

    /// <summary>Whom an OIDC provider says to be somebody takes the role, <c>sts:AssumeRoleWithWebIdentity</c>.</summary>
    /// <param name="providerArn">The ARN of the provider.</param>
    /// <param name="conditions">Whom: at least what the token's audience and subject must be.</param>
    /// <returns>The trust.</returns>
    /// <exception cref="InputException">There is no condition: all that the provider knows could take the role.</exception>
    public static Trust WebIdentity(string providerArn, params IReadOnlyList<Condition> conditions) =>
        Assume("sts:AssumeRoleWithWebIdentity", [Principal.Federated(providerArn)])
            .When(Guard.NotEmpty(conditions, "The conditions of the trust in a web identity"));

    /// <summary>
    /// Workflows of one GitHub repository take the role, and of these only runs with one of the subjects
    /// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub"/>).
    /// </summary>
    /// <param name="provider">The provider that says who a workflow is.</param>
    /// <param name="repository">
    /// The repository, spelled as GitHub spells it: IAM tells upper from lower case. With its ids, tokens that carry them are trusted too;
    /// repositories created or renamed since 15 July 2026 send no others.
    /// </param>
    /// <param name="subjects">
    /// Which of the repository's runs, as in the subject of their token: <c>pull_request</c>, <c>ref:refs/heads/main</c>,
    /// <c>environment:production</c>; without wildcards.
    /// </param>
    /// <returns>The trust.</returns>
    /// <exception cref="InputException">There is no subject.</exception>
    public static Trust GitHub(GitHubOidcProvider provider, GitHubRepository repository, params IReadOnlyList<string> subjects)
    {
        Guard.NotEmpty(subjects, "The subjects of the trust in a GitHub repository");
        return WebIdentity(
            provider.Arn,
            Condition.StringEquals($"{GitHubOidcProvider.Issuer}:aud", GitHubOidcProvider.Audience),
            Condition.StringEquals(
                $"{GitHubOidcProvider.Issuer}:sub",
                [.. repository.SubjectPrefixes.SelectMany(prefix => subjects.Select(subject => $"{prefix}:{subject}"))]));
    }

    /// <summary>The same, when the service acts on behalf of such resources of this account: <see cref="Condition.OnBehalfOf"/>.</summary>
    /// <inheritdoc cref="Condition.OnBehalfOf" path="/param|/exception"/>
    /// <returns>The narrower trust.</returns>
    public Trust In(string accountId, params IReadOnlyList<string> arns) => When(Condition.OnBehalfOf(accountId, arns));

    /// <summary>The same, when these conditions hold as well.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>The narrower trust.</returns>
    public Trust When(params IReadOnlyList<Condition> conditions) =>
        new([.. statements.Select(statement => statement with { Conditions = [.. statement.Conditions, .. conditions] })]);

    /// <summary>Those of this trust, and those of another.</summary>
    /// <param name="other">The other trust.</param>
    /// <returns>The wider trust.</returns>
    public Trust Or(Trust other) => new([.. statements, .. other.statements]);

    /// <summary>The trust policy.</summary>
    /// <exception cref="InputException">Conditions are there twice.</exception>
    internal PolicyDocument ToPolicy()
    {
        var policy = new PolicyDocument();
        foreach (var statement in statements)
            policy.Add(statement with { Sid = policy.FreeSid(statement.Sid) });
        return policy;
    }

    private static Trust Assume(string action, IReadOnlyList<Principal> principals) =>
        new(new PolicyStatement { Sid = "AssumeRole", Actions = [action], Principals = principals });
}
