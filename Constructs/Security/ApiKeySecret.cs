using HashiCorp.Cdktf.Providers.Aws.SecretsmanagerSecret;
using Tap.Core;
using Tap.Guardrails;

namespace Tap.Security;

/// <summary>Settings of an <see cref="ApiKeySecret"/>.</summary>
public sealed record ApiKeySecretProps : IConstructProps
{
    /// <summary>The secret's name within the naming convention. <value>Default: the stack's name and the construct's id.</value></summary>
    public string? Name { get; init; }

    /// <summary>
    /// What happens to the secret when a plan would delete or replace it. <value>Default: <see cref="Deployment.DefaultRemoval"/>.</value>
    /// </summary>
    public Removal? Removal
    {
        get;
        init => field = value is { } removal ? Guard.Defined(removal, "The removal of a secret") : null;
    }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
        [InputProblems.Of(() => deployment.Names.Secret(deployment.NameOf(id, Name)))];
}

/// <summary>
/// A Secrets Manager secret for API keys by name
/// (<see href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/create_secret.html"/>). Terraform creates the secret without a
/// value, so that code, plan and state never contain a key; an operator sets it to <c>{"&lt;name&gt;": "&lt;key&gt;"}</c>. Until then,
/// handlers refuse all requests. A deleted secret can be restored for 30 days. With <see cref="Removal.Destroy"/> it is deleted at once,
/// and its name is free again.
/// </summary>
public sealed class ApiKeySecret : TapConstruct
{
    /// <summary>Creates the secret.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The secret's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">AWS would refuse the name.</exception>
    public ApiKeySecret(Construct scope, string id, ApiKeySecretProps? props = null)
        : base(scope, id, props ??= new())
    {
        var removal = this.RemovalOf(props.Removal);
        this.AcknowledgeDestruction(props.Removal, RuleIds.SecretRecovery);
        Secret = new SecretsmanagerSecret(this, "secret", new SecretsmanagerSecretConfig
        {
            Name = Deployment.Names.Secret(Deployment.NameOf(id, props.Name)),
            Description = "API keys of the service by name; its value is set outside Terraform",
            RecoveryWindowInDays = removal == Removal.Destroy ? 0 : 30,
            Lifecycle = removal.Lifecycle(),
        });
        Arn = Secret.Arn;
    }

    /// <summary>The secret itself.</summary>
    public SecretsmanagerSecret Secret { get; }

    /// <summary>The secret's ARN.</summary>
    public string Arn { get; }

    /// <summary>Allows a grantee to read this secret: <c>secretsmanager:GetSecretValue</c>.</summary>
    /// <param name="grantee">The role, or a construct that runs as one.</param>
    public void GrantRead(IGrantee grantee) =>
        new Grant { Resource = ConstructId, Actions = ["secretsmanager:GetSecretValue"], Arns = [Arn] }.To(grantee);
}
