namespace Tap.Guardrails;

/// <summary>Tells references to the value of a secret from those to its name or ARN.</summary>
internal static class SecretValue
{
    // The attributes that hold the secret itself, by type. Data sources have the same.
    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["aws_secretsmanager_secret_version"] = ["secret_string", "secret_binary"],
        ["aws_secretsmanager_secret_versions"] = ["versions"],
        ["aws_secretsmanager_random_password"] = ["random_password"],
        ["random_password"] = ["result", "bcrypt_hash"],
        ["tls_private_key"] = ["private_key_pem", "private_key_openssh", "private_key_pem_pkcs8"],
        ["aws_iam_access_key"] = ["secret", "ses_smtp_password_v4"],
        ["aws_api_gateway_api_key"] = ["value"],
        ["aws_db_instance"] = ["password"],
        ["aws_rds_cluster"] = ["master_password"],
        ["aws_elasticache_replication_group"] = ["auth_token"],
        ["aws_cognito_user_pool_client"] = ["client_secret"],
        ["aws_kms_secrets"] = ["plaintext"],
        ["aws_ecr_authorization_token"] = ["authorization_token", "password"],
        ["aws_eks_cluster_auth"] = ["token"],
    };

    private const string Parameter = "aws_ssm_parameter";
    private static readonly string[] ParameterValues = ["value", "insecure_value"];

    /// <summary>Returns what a value is the secret of, or contains; <see langword="null"/> when it is none that is known.</summary>
    /// <param name="value">The value.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="isNamedSecret">Whether it has the name of a secret, so that the value of any parameter is one.</param>
    public static Reference? In(Value value, StackModel stack, bool isNamedSecret) =>
        value.References.FirstOrDefault(reference => IsSecret(reference, stack, isNamedSecret));

    private static bool IsSecret(Reference reference, StackModel stack, bool isNamedSecret)
    {
        var path = reference.Block.Split('.');
        if (path is ["var", ..])
        {
            return stack.All(BlockKind.Variable).Any(variable =>
                variable.Address == reference.Block && variable["sensitive"].Boolean == true);
        }

        var type = path[0] is "data" or "ephemeral" ? path.ElementAtOrDefault(1) : path[0];
        var attribute = reference.Attribute.Split('.', '[')[0];
        return type == Parameter
            ? ParameterValues.Contains(attribute) && (isNamedSecret || IsSecure(reference, stack))
            : type is not null && Attributes.TryGetValue(type, out var secret) && secret.Contains(attribute);
    }

    private static bool IsSecure(Reference reference, StackModel stack) => stack.Blocks.Any(block =>
        block.Address == reference.Address && block.Kind == BlockKind.Resource && block["type"].Text == "SecureString");
}
