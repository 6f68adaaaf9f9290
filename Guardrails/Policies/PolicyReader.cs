namespace Tap.Guardrails;

/// <summary>Finds policies wherever they stand in a stack.</summary>
internal static class PolicyReader
{
    // Arguments that hold a policy and may refer to it by something that is not known. Any other argument is a policy when its text is one.
    private static readonly Dictionary<string, PolicyKind> Arguments = new()
    {
        ["aws_iam_policy.policy"] = PolicyKind.Identity,
        ["aws_iam_role_policy.policy"] = PolicyKind.Identity,
        ["aws_iam_user_policy.policy"] = PolicyKind.Identity,
        ["aws_iam_group_policy.policy"] = PolicyKind.Identity,
        ["aws_iam_role.inline_policy.policy"] = PolicyKind.Identity,
        ["aws_iam_role.assume_role_policy"] = PolicyKind.Trust,
        ["awscc_iam_role.assume_role_policy_document"] = PolicyKind.Trust,
        ["aws_ssoadmin_permission_set_inline_policy.inline_policy"] = PolicyKind.Identity,
        ["aws_iot_policy.policy"] = PolicyKind.Identity,
        ["aws_organizations_policy.content"] = PolicyKind.Boundary,
        ["aws_vpc_endpoint.policy"] = PolicyKind.Endpoint,
        ["aws_vpc_endpoint_policy.policy"] = PolicyKind.Endpoint,
        ["aws_api_gateway_rest_api.policy"] = PolicyKind.Resource,
        ["aws_api_gateway_rest_api_policy.policy"] = PolicyKind.Resource,
        ["aws_backup_vault_policy.policy"] = PolicyKind.Resource,
        ["aws_cloudwatch_event_bus_policy.policy"] = PolicyKind.Resource,
        ["aws_cloudwatch_log_destination_policy.access_policy"] = PolicyKind.Resource,
        ["aws_cloudwatch_log_resource_policy.policy_document"] = PolicyKind.Resource,
        ["aws_dynamodb_resource_policy.policy"] = PolicyKind.Resource,
        ["aws_ecr_registry_policy.policy"] = PolicyKind.Resource,
        ["aws_ecr_repository_policy.policy"] = PolicyKind.Resource,
        ["aws_ecrpublic_repository_policy.policy"] = PolicyKind.Resource,
        ["aws_efs_file_system_policy.policy"] = PolicyKind.Resource,
        ["aws_elasticsearch_domain.access_policies"] = PolicyKind.Resource,
        ["aws_elasticsearch_domain_policy.access_policies"] = PolicyKind.Resource,
        ["aws_glacier_vault.access_policy"] = PolicyKind.Resource,
        ["aws_glue_resource_policy.policy"] = PolicyKind.Resource,
        ["aws_kinesis_resource_policy.policy"] = PolicyKind.Resource,
        ["aws_kms_external_key.policy"] = PolicyKind.Resource,
        ["aws_kms_key.policy"] = PolicyKind.Resource,
        ["aws_kms_key_policy.policy"] = PolicyKind.Resource,
        ["aws_kms_replica_key.policy"] = PolicyKind.Resource,
        ["aws_opensearch_domain.access_policies"] = PolicyKind.Resource,
        ["aws_opensearch_domain_policy.access_policies"] = PolicyKind.Resource,
        ["aws_s3_access_point.policy"] = PolicyKind.Resource,
        ["aws_s3_bucket.policy"] = PolicyKind.Resource,
        ["aws_s3_bucket_policy.policy"] = PolicyKind.Resource,
        ["aws_s3control_access_point_policy.policy"] = PolicyKind.Resource,
        ["aws_secretsmanager_secret.policy"] = PolicyKind.Resource,
        ["aws_secretsmanager_secret_policy.policy"] = PolicyKind.Resource,
        ["aws_ses_identity_policy.policy"] = PolicyKind.Resource,
        ["aws_sesv2_email_identity_policy.policy"] = PolicyKind.Resource,
        ["aws_sns_topic.policy"] = PolicyKind.Resource,
        ["aws_sns_topic_policy.policy"] = PolicyKind.Resource,
        ["aws_sqs_queue.policy"] = PolicyKind.Resource,
        ["aws_sqs_queue_policy.policy"] = PolicyKind.Resource,
    };

    // An OpenAPI document has the policy of its API in this extension
    // (https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-policy.html).
    private const string Extension = "x-amazon-apigateway-policy";

    public static IReadOnlyList<PolicyModel> PoliciesOf(StackModel stack) =>
        [.. stack.Resources.SelectMany(PoliciesOf), .. stack.All("aws_api_gateway_rest_api").SelectMany(PoliciesInBodyOf)];

    private static IEnumerable<PolicyModel> PoliciesInBodyOf(ResourceBlock api) =>
        from body in api["body"].Alternatives
        let policy = JsonText.Read(body)[Extension]
        where policy.Kind == ValueKind.Map
        select new PolicyModel(api, $"body.{Extension}", PolicyKind.Resource, Value.OfJson(policy, text: null));

    private static IEnumerable<PolicyModel> PoliciesOf(ResourceBlock resource) =>
        from leaf in resource.Leaves()
        where !leaf.Path.StartsWith("for_each", StringComparison.Ordinal)
        let name = $"{resource.Type}.{WithoutIndices(leaf.Path)}"
        from one in leaf.Value.Alternatives
        where one.IsPresent && (Arguments.ContainsKey(name) ? one.Text != "" : IsPolicy(one))
        select new PolicyModel(resource, leaf.Path, Arguments.TryGetValue(name, out var kind) ? kind : GuessedKind(one), one);

    private static bool IsPolicy(Value value) =>
        (value.Json is not null
            || value.Parts.Any(part => part.Text?.Contains("\"Statement\"", StringComparison.OrdinalIgnoreCase) == true))
        && JsonText.Read(value)["Statement"] is { Kind: ValueKind.List or ValueKind.Map };

    // Only policies of resources and trust policies name principals.
    private static PolicyKind GuessedKind(Value value) =>
        JsonText.Read(value)["Statement"].OneOrMany()
            .Any(statement => statement["Principal"].IsPresent || statement["NotPrincipal"].IsPresent)
            ? PolicyKind.Resource
            : PolicyKind.Identity;

    private static string WithoutIndices(string path) =>
        string.Join('.', path.Split('.').Where(step => !step.All(char.IsAsciiDigit)));
}
