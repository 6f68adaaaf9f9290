using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Tap;

/// <summary>Addresses of resources in the synthesized Terraform.</summary>
internal static class TerraformAddress
{
    // Each lookup calls the jsii process, so types are kept for each class and addresses for each resource.
    private static readonly ConcurrentDictionary<Type, string> ResourceTypes = new();
    private static readonly ConditionalWeakTable<TerraformResource, string> Addresses = [];

    extension(TerraformResource resource)
    {
        /// <summary>
        /// The resource's address, as <c>depends_on</c> takes it: <c>aws_iam_role.role</c>. Its <c>Fqn</c> is an expression, which
        /// <c>depends_on</c> rejects.
        /// </summary>
        public string Address => Addresses.GetValue(resource, AddressOf);

        /// <summary>The resource's Terraform type: <c>aws_iam_role</c>.</summary>
        public string ResourceType => ResourceTypes.GetOrAdd(resource.GetType(), static (_, one) => one.TerraformResourceType, resource);
    }

    private static string AddressOf(TerraformResource resource) => $"{resource.ResourceType}.{resource.FriendlyUniqueId}";
}
