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
    /// Whether the account names no role any more once the construct is destroyed. Otherwise it keeps naming one that is gone. Version 6 of
    /// the provider does it unasked, and warns of this until then. <value>Default: where <see cref="Deployment.DefaultRemoval"/> destroys,
    /// so that plans of what is not destroyed have no warning.</value>
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
/// Lets API Gateway write logs to CloudWatch, with a role of its own
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#set-up-access-logging-permissions"/>).
/// An account has one such setting in each region: make one construct for all stages there.
/// </summary>
public sealed class ApiGatewayLogging : TapConstruct
{
    /// <summary>Creates the role and the account's setting.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">IAM would refuse the role's name.</exception>
    public ApiGatewayLogging(Construct scope, string id, ApiGatewayLoggingProps? props = null)
        : base(scope, id, props ??= new())
    {
        Role = new Role(this, "role", props.Role);
        Account = new ApiGatewayAccount(this, "account", new ApiGatewayAccountConfig
        {
            CloudwatchRoleArn = Role.Arn,
            ResetOnDelete = (props.ResetOnDelete ?? Deployment.DefaultRemoval == Removal.Destroy) ? true : null,
        });
        // API Gateway tries the role out.
        Role.OnAttached(attachments => Account.DependsOn = [.. attachments]);
    }

    /// <summary>The role that API Gateway logs with.</summary>
    public Role Role { get; }

    /// <summary>The account's setting.</summary>
    public ApiGatewayAccount Account { get; }
}
