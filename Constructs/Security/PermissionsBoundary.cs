using HashiCorp.Cdktf.Providers.Aws.IamPolicy;
using Tap.Core;

namespace Tap.Security;

/// <summary>Settings of a <see cref="PermissionsBoundary"/>.</summary>
public sealed record PermissionsBoundaryProps : IConstructProps
{
    /// <summary>The policy's name within the naming convention, such as <c>permissions-boundary</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The most that roles with this boundary may do; see <see cref="PolicyDocument.Boundary"/>.</summary>
    public required PolicyDocument Policy { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) => [InputProblems.Of(() => deployment.Names.Policy(Name))];
}

/// <summary>
/// A customer-managed policy that limits what roles may do, whatever their own policies allow; by itself it allows nothing
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"/>).
/// <see cref="Settings.PermissionsBoundary"/> sets it for all roles.
/// </summary>
public sealed class PermissionsBoundary : TapConstruct
{
    /// <summary>Creates the policy.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The boundary's settings.</param>
    /// <exception cref="InputException">IAM would refuse the name.</exception>
    public PermissionsBoundary(Construct scope, string id, PermissionsBoundaryProps props)
        : base(scope, id, props)
    {
        Policy = new IamPolicy(this, "policy", new IamPolicyConfig
        {
            Name = Deployment.Names.Policy(props.Name),
            Description = "What the roles of all stacks may do at most",
            Policy = props.Policy.ToJson(),
        });
        Arn = Policy.Arn;
    }

    /// <summary>The policy.</summary>
    public IamPolicy Policy { get; }

    /// <summary>The policy's ARN.</summary>
    public string Arn { get; }
}
