namespace Tap.Guardrails;

/// <summary>Says what the conditions of a statement narrow, for certain.</summary>
internal static class Narrowing
{
    private static readonly string[] Accounts =
        ["aws:SourceAccount", "aws:SourceOwner", "aws:PrincipalAccount", "kms:CallerAccount", "s3:DataAccessPointAccount"];

    private static readonly string[] Sources =
        ["aws:SourceAccount", "aws:SourceOwner", "aws:SourceArn", "aws:SourceOrgID", "aws:SourceOrgPaths"];

    private static readonly string[] Organizations = ["aws:PrincipalOrgID", "aws:SourceOrgID", "aws:SourceVpc", "aws:SourceVpce"];

    private static readonly string[] OrganizationPaths = ["aws:PrincipalOrgPaths", "aws:SourceOrgPaths"];

    private static readonly string[] ResourceAccounts = ["aws:ResourceAccount", "s3:ResourceAccount", "aws:ResourceOrgID"];

    private static readonly string[] Arns =
        ["aws:SourceArn", "aws:PrincipalArn", "aws:SourceVpcArn", "s3:DataAccessPointArn", "lambda:SourceFunctionArn"];

    /// <summary>
    /// Returns whether the conditions fix who may use a resource that everybody may use otherwise: an account, an organization, a VPC or
    /// VPC endpoint, or an ARN with its account.
    /// </summary>
    public static Proof FixesCaller(Statement statement) => Any(statement, condition =>
        Is(condition, Accounts) || Is(condition, Organizations) ? condition.Fixes(ArnPattern.NamesOne)
        : Is(condition, OrganizationPaths) ? condition.Fixes(HasOrganization)
        : Is(condition, Arns) ? condition.Fixes(ArnPattern.FixesAccount)
        : Proof.Broken);

    /// <summary>Returns whether the conditions fix for whom a service acts: the ARN, account or organization of its source.</summary>
    public static Proof FixesSource(Statement statement) => Any(statement, condition => !Is(condition, Sources) ? Proof.Broken
        : condition.IsAbout("aws:SourceArn") ? condition.Fixes(ArnPattern.FixesAccount)
        : condition.IsAbout("aws:SourceOrgPaths") ? condition.Fixes(HasOrganization)
        : condition.Fixes(ArnPattern.NamesOne));

    /// <summary>Returns whether the conditions fix the account or organization of the resources of an identity's statement.</summary>
    public static bool FixesResourceAccount(Statement statement) => Any(statement, condition =>
        Is(condition, ResourceAccounts) ? condition.Fixes(ArnPattern.NamesOne) : Proof.Broken) == Proof.Holds;

    /// <summary>Returns whether a condition about one of some keys demands values that are fixed up to a prefix.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="isKey">Whether a key, in lower case, is one of them.</param>
    public static Proof Fixes(Statement statement, Func<string, bool> isKey) => Any(statement, condition =>
        isKey(condition.Key.ToLowerInvariant())
            ? condition.Fixes(value => Proofs.All(value.Alternatives, one => ArnPattern.IsPrefixed(PolicyText.Of(one))))
            : Proof.Broken);

    /// <summary>Returns whether one of the conditions proves something.</summary>
    public static Proof Any(Statement statement, Func<PolicyCondition, Proof> prove) => Proofs.Any(statement.Conditions, prove);

    // A path begins with the organization: o-abc1234567/r-ab12/ou-ab12-*.
    private static Proof HasOrganization(Value path) => ArnPattern.IsPrefixed($"{PolicyText.Of(path).Split('/')[0]}/");

    private static bool Is(PolicyCondition condition, string[] keys) => Array.Exists(keys, condition.IsAbout);
}
