using Tap.Core;

namespace Tap.Security;

/// <summary>Settings of a <see cref="Role"/>.</summary>
public sealed record RoleProps : IConstructProps
{
    /// <summary>
    /// The name of the role, and of its customer-managed policy, within the naming convention: <c>get-handler</c>. <value>Default: the
    /// stack's name and the construct's id.</value>
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The trust policy: who may assume the role.</summary>
    public required Trust Trust { get; init; }

    /// <summary>The role's description in AWS. <value>Default: none.</value></summary>
    public string? Description { get; init; }

    /// <summary>Managed policies to attach. <value>Default: none.</value></summary>
    public IReadOnlyList<ManagedPolicy> ManagedPolicies { get; init; } = [];

    /// <summary>
    /// The first statements of the role's customer-managed policy, including denials; grants follow. <value>Default: none.</value>
    /// </summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>
    /// The customer-managed policy's description in AWS; changing it replaces the policy. <value>Default:
    /// <c>What {name} may do beyond the AWS-managed policies</c>.</value>
    /// </summary>
    public string? PolicyDescription { get; init; }

    /// <summary>The maximum session duration, 1 to 12 hours. <value>Default: IAM's own, one hour.</value></summary>
    public TimeSpan? MaxSessionDuration
    {
        get;
        init => field = value is { } duration ? Guard.WholeSeconds(duration, 3_600, 43_200, "The longest session of a role") : null;
    }

    /// <summary>Returns the settings of a Lambda function's role, which writes logs and sends traces.</summary>
    /// <param name="name">The function's name.</param>
    /// <returns>The settings.</returns>
    public static RoleProps OfFunction(string name) => new()
    {
        Name = name,
        Trust = Trust.Service("lambda.amazonaws.com"),
        ManagedPolicies = [ManagedPolicy.BasicExecution, ManagedPolicy.XRay],
    };

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        InputProblems.Of(() => deployment.Names.Role(deployment.NameOf(id, Name))),
        InputProblems.Of(Trust.ToPolicy),
        InputProblems.Of(() => new PolicyDocument(Policy?.Statements ?? [])),
        .. ManagedPolicies.CountBy(policy => policy).Where(policy => policy.Value > 1)
            .Select(policy => $"the managed policy {policy.Key} is there {policy.Value} times: attach it once"),
        .. ManagedPolicies.Distinct().GroupBy(policy => policy.AttachmentId).Where(policies => policies.Count() > 1)
            .Select(policies => $"{policies.Count()} managed policies are called {policies.First()}: "
                + $"give {nameof(ManagedPolicy.FromArn)} names that tell them apart"),
    ];
}
