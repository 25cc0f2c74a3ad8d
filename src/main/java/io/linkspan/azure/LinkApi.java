package io.linkspan.azure;

import com.azure.core.annotation.ExpectedResponses;
import com.azure.core.annotation.Get;
import com.azure.core.annotation.HeaderParam;
import com.azure.core.annotation.Host;
import com.azure.core.annotation.HostParam;
import com.azure.core.annotation.PathParam;
import com.azure.core.annotation.QueryParam;
import com.azure.core.annotation.ServiceInterface;
import com.azure.core.annotation.UnexpectedResponseExceptionType;
import com.azure.core.http.rest.Response;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;

/** What the SDK's typed clients cannot read: resources at a newer api-version than theirs. Bound to the SDK's own pipeline. */
@Host("{$host}")
@ServiceInterface(name = "LinkspanLinks")
interface LinkApi {

    @Get("{path}")
    @ExpectedResponses(200)
    @UnexpectedResponseExceptionType(ManagementException.class)
    Response<BinaryData> get(@HostParam("$host") String host, @PathParam(value = "path", encoded = true) String path, @QueryParam("api-version") String apiVersion, @HeaderParam("Accept") String accept, Context context);

    @Get("{nextLink}")
    @ExpectedResponses(200)
    @UnexpectedResponseExceptionType(ManagementException.class)
    Response<BinaryData> next(@HostParam("$host") String host, @PathParam(value = "nextLink", encoded = true) String nextLink, @HeaderParam("Accept") String accept, Context context);
}
