namespace Tap.Guardrails;

/// <summary>Nobody unknown uses what has a policy of its own, besides the resources that have a rule for themselves.</summary>
internal sealed class ResourcePolicyNamesPrincipals : PrincipalRule
{
    private static readonly HashSet<string> TypesOfOtherRules =
    [
        .. new ResourcePolicyRule[]
        {
            new BucketPolicyNamesPrincipals(), new KeyPolicyNamesPrincipals(), new LogPolicyNamesPrincipals(),
            new QueuePolicyNamesPrincipals(), new RepositoryPolicyNamesPrincipals(), new SecretPolicyNamesPrincipals(),
            new TablePolicyNamesPrincipals(), new TopicPolicyNamesPrincipals(),
        }.SelectMany(rule => rule.Types),
        .. ApiPolicyRefusesOthers.Types,
    ];

    public override string Id => "TAP-POLICY-1";

    public override string Title => "Policies of all other resources let nobody unknown in";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html");

    protected override bool Reads(PolicyModel policy) =>
        policy.Kind == PolicyKind.Resource && !TypesOfOtherRules.Contains(policy.Resource.Type);
}
