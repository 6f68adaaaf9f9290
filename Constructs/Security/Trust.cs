using Tap.Core;

namespace Tap.Security;

/// <summary>
/// The trust policy of a <see cref="Role"/>: who may assume it
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html"/>).
/// </summary>
public sealed class Trust
{
    private readonly IReadOnlyList<PolicyStatement> statements;

    private Trust(params IReadOnlyList<PolicyStatement> statements) => this.statements = statements;

    /// <summary>Returns a trust in AWS services, <c>sts:AssumeRole</c>: <c>Trust.Service("lambda.amazonaws.com")</c>.</summary>
    /// <param name="services">The service principals. A service that acts for resources of any account needs <see cref="In"/>.</param>
    /// <returns>The trust.</returns>
    /// <exception cref="InputException">There is no service, or one is empty.</exception>
    public static Trust Service(params IReadOnlyList<string> services) =>
        Assume("sts:AssumeRole", [.. Guard.NotEmpty(services, "The services that a role trusts").Select(Principal.Service)]);

    /// <summary>Returns a trust in roles, users or whole accounts, <c>sts:AssumeRole</c>; their own account must allow it, too.</summary>
    /// <param name="arns">
    /// The ARNs; an account's is <c>arn:aws:iam::111122223333:root</c>. For an account of a third party, add
    /// <c>.When(Condition.StringEquals("sts:ExternalId", …))</c>
    /// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html"/>).
    /// </param>
    /// <returns>The trust.</returns>
    /// <exception cref="InputException">There is no ARN, or one is empty or <c>*</c>.</exception>
    public static Trust Aws(params IReadOnlyList<string> arns) =>
        Assume("sts:AssumeRole", [.. Guard.NotEmpty(arns, "The roles, users or accounts that a role trusts").Select(Principal.Aws)]);

    /// <summary>Returns a trust in identities of an OIDC provider, <c>sts:AssumeRoleWithWebIdentity</c>.</summary>
    /// <param name="providerArn">The ARN of the provider.</param>
    /// <param name="conditions">The conditions, at least on the token's audience and subject.</param>
    /// <returns>The trust.</returns>
    /// <exception cref="InputException">There is no condition: every identity of the provider could assume the role.</exception>
    public static Trust WebIdentity(string providerArn, params IReadOnlyList<Condition> conditions) =>
        Assume("sts:AssumeRoleWithWebIdentity", [Principal.Federated(providerArn)])
            .When(Guard.NotEmpty(conditions, "The conditions of the trust in a web identity"));

    /// <summary>
    /// Returns a trust in workflows of one GitHub repository, limited to runs with one of the subjects
    /// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub"/>).
    /// </summary>
    /// <param name="provider">GitHub's OIDC provider.</param>
    /// <param name="repository">
    /// The repository, spelled as GitHub spells it: IAM is case-sensitive. With its ids, tokens that contain them are trusted, too;
    /// repositories created or renamed since 15 July 2026 send only such tokens.
    /// </param>
    /// <param name="subjects">
    /// The subjects of the repository's runs, as in their tokens: <c>pull_request</c>, <c>ref:refs/heads/main</c>,
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

    /// <summary>
    /// Returns the trust limited to services that act on behalf of these resources of this account: <see cref="Condition.OnBehalfOf"/>.
    /// </summary>
    /// <inheritdoc cref="Condition.OnBehalfOf" path="/param|/exception"/>
    /// <returns>The narrower trust.</returns>
    public Trust In(string accountId, params IReadOnlyList<string> arns) => When(Condition.OnBehalfOf(accountId, arns));

    /// <summary>Returns the trust with further conditions, which must hold, too.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>The narrower trust.</returns>
    public Trust When(params IReadOnlyList<Condition> conditions) =>
        new([.. statements.Select(statement => statement with { Conditions = [.. statement.Conditions, .. conditions] })]);

    /// <summary>Returns the trust in the principals of this trust and of another.</summary>
    /// <param name="other">The other trust.</param>
    /// <returns>The wider trust.</returns>
    public Trust Or(Trust other) => new([.. statements, .. other.statements]);

    /// <summary>Returns the trust policy.</summary>
    /// <exception cref="InputException">Two conditions have the same operator and key.</exception>
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
