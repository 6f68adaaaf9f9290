using HashiCorp.Cdktf.Providers.Aws.ApiGatewayAccount;
using Tap.Core;
using Tap.Security;

namespace Tap.Api;

/// <summary>Settings of <see cref="ApiGatewayLogging"/>.</summary>
public sealed record ApiGatewayLoggingProps : IConstructProps
{
    /// <summary>The role's name within the naming convention. <value>Default: <c>apigateway-logs</c>.</value></summary>
    public string Name { get; init; } = "apigateway-logs";

    /// <summary>
    /// Whether to reset the account's setting when the construct is destroyed; otherwise the setting keeps the ARN of a deleted role. From
    /// version 6 on, the provider always resets it; until then, it warns of that change. <value>Default: true where
    /// <see cref="Deployment.DefaultRemoval"/> destroys, so that plans of protected deployments have no warning.</value>
    /// </summary>
    public bool? ResetOnDelete { get; init; }

    internal RoleProps Role => new()
    {
        Name = Name,
        Trust = Trust.Service("apigateway.amazonaws.com"),
        ManagedPolicies = [ManagedPolicy.ApiGatewayLogs],
    };

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) => Role.Problems(deployment, id);
}

/// <summary>
/// Allows API Gateway to write logs to CloudWatch, with a role of its own
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#set-up-access-logging-permissions"/>). An
/// account has one such setting in each region, so create one construct for all stages there.
/// </summary>
public sealed class ApiGatewayLogging : TapConstruct
{
    /// <summary>Creates the role and sets it for the account.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">IAM would reject the role's name.</exception>
    public ApiGatewayLogging(Construct scope, string id, ApiGatewayLoggingProps? props = null)
        : base(scope, id, props ??= new())
    {
        Role = new Role(this, "role", props.Role);
        Account = new ApiGatewayAccount(this, "account", new ApiGatewayAccountConfig
        {
            CloudwatchRoleArn = Role.Arn,
            ResetOnDelete = (props.ResetOnDelete ?? Deployment.DefaultRemoval == Removal.Destroy) ? true : null,
        });
        // API Gateway tests the role's permissions.
        Role.OnAttached(attachments => Account.DependsOn = [.. attachments]);
    }

    /// <summary>The role with which API Gateway writes logs.</summary>
    public Role Role { get; }

    /// <summary>The account's setting.</summary>
    public ApiGatewayAccount Account { get; }
}
