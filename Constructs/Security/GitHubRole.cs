using HashiCorp.Cdktf.Providers.Aws.IamPolicy;
using HashiCorp.Cdktf.Providers.Aws.IamRole;
using HashiCorp.Cdktf.Providers.Aws.IamRolePolicyAttachment;
using Tap.Core;

namespace Tap.Security;

/// <summary>Settings of a <see cref="GitHubRole"/>.</summary>
public sealed record GitHubRoleProps : IConstructProps
{
    /// <summary>The name of the role and of its policy within the naming convention, such as <c>ci-plan</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the role is for, as AWS shows it.</summary>
    public required string Description { get; init; }

    /// <summary>The provider that says who a workflow is.</summary>
    public required GitHubOidcProvider Provider { get; init; }

    /// <summary>
    /// The repository, spelled as GitHub spells it: IAM tells upper from lower case. With its ids, tokens that carry them are trusted too;
    /// repositories created or renamed since 15 July 2026 send no others.
    /// </summary>
    public required GitHubRepository Repository { get; init; }

    /// <summary>
    /// Which of the repository's workflow runs may take the role, as in the subject of their token: <c>pull_request</c>,
    /// <c>ref:refs/heads/main</c>, <c>environment:production</c>; without wildcards.
    /// </summary>
    public required IReadOnlyList<string> Subjects { get; init => field = Guard.NotEmpty(value, "The subjects of a GitHub role"); }

    /// <summary>The AWS-managed policy that says what the role may do at most.</summary>
    public required ManagedPolicy ManagedPolicy { get; init; }

    /// <summary>What the role may do besides, and what it may not do.</summary>
    public required PolicyDocument Policy { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment) => [InputProblems.Of(() => deployment.Names.Role(Name))];
}

/// <summary>
/// A role that workflows of one GitHub repository take, and of these only runs with one of the subjects given
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub"/>).
/// A session lasts an hour at most.
/// </summary>
public sealed class GitHubRole : TapConstruct
{
    /// <summary>Creates the role with its policies.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The role's settings.</param>
    /// <exception cref="InputException">IAM would refuse the name.</exception>
    public GitHubRole(Construct scope, string id, GitHubRoleProps props)
        : base(scope, id, props)
    {
        Role = new IamRole(this, "role", new IamRoleConfig
        {
            Name = Deployment.Names.Role(props.Name),
            Description = props.Description,
            AssumeRolePolicy = Trust(props).ToJson(),
            MaxSessionDuration = 3600,
            PermissionsBoundary = Deployment.Settings.PermissionsBoundary,
        });
        Policy = new IamPolicy(this, "policy", new IamPolicyConfig
        {
            Name = Deployment.Names.Policy(props.Name),
            Description = $"What {props.Name} may do beside {props.ManagedPolicy}, and may not",
            Policy = props.Policy.ToJson(),
        });
        Attach(props.ManagedPolicy.ToString(), props.ManagedPolicy.Arn(Deployment.Partition));
        Attach("own", Policy.Arn);
        Arn = Role.Arn;
    }

    /// <summary>The role.</summary>
    public IamRole Role { get; }

    /// <summary>Its customer-managed policy.</summary>
    public IamPolicy Policy { get; }

    /// <summary>Its ARN, which a workflow names to take it.</summary>
    public string Arn { get; }

    private static PolicyDocument Trust(GitHubRoleProps props) => new(new PolicyStatement
    {
        Sid = "AssumeRole",
        Actions = ["sts:AssumeRoleWithWebIdentity"],
        Principals = new Dictionary<string, IReadOnlyList<string>> { ["Federated"] = [props.Provider.Arn] },
        Conditions = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>
        {
            ["StringEquals"] = new Dictionary<string, IReadOnlyList<string>>
            {
                [$"{GitHubOidcProvider.Issuer}:aud"] = [GitHubOidcProvider.Audience],
                [$"{GitHubOidcProvider.Issuer}:sub"] =
                    [.. props.Repository.SubjectPrefixes.SelectMany(prefix => props.Subjects.Select(subject => $"{prefix}:{subject}"))],
            },
        },
    });

    private void Attach(string id, string policyArn) =>
        _ = new IamRolePolicyAttachment(this, id, new IamRolePolicyAttachmentConfig { Role = Role.Name, PolicyArn = policyArn });
}
